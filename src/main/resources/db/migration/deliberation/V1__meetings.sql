-- What is kept beside the matters of deliberation: lists anybody may read, supporters, agendas, attendance, votes counted.
create schema deliberation;

-- One row a matter, written in the transaction of its step; what the public lists show without a scope.
create table deliberation.entry (
    number     text collate "C" primary key,
    procedure  text collate "C" not null,
    family     text collate "C" not null check (family in ('topic', 'meeting', 'convention', 'pack')),
    place      text collate "C" not null,
    title      text not null,
    state      text collate "C" not null,
    ended      boolean not null,
    opened_at  timestamptz not null,
    changed_at timestamptz not null,
    starts_at  timestamptz
);

create index entry_by_place on deliberation.entry (family, place, changed_at desc);
create index entry_by_start on deliberation.entry (starts_at) where starts_at is not null;

-- A keyed digest made of topic and phone: one phone, one voice, and nobody can see what else it supported.
create table deliberation.support (
    topic     text collate "C" not null,
    supporter bytea not null,
    at        timestamptz not null,
    primary key (topic, supporter)
);

-- The agenda of a meeting. Without a matter it only informs; without a topic nothing is decided.
create table deliberation.item (
    id       uuid primary key,
    meeting  text collate "C" not null,
    position int not null,
    subject  text not null,
    matter   text collate "C",
    topic    text collate "C",
    put_off  text,
    unique (meeting, position),
    check (matter is null or topic is not null)
);

create index item_by_topic on deliberation.item (topic) where topic is not null;

-- Who was there. A name is sealed; a group has none.
create table deliberation.attendance (
    id         uuid primary key,
    meeting    text collate "C" not null,
    name       bytea,
    role       text not null,
    heads      int not null check (heads > 0),
    households int not null check (households >= 0 and households <= heads),
    votes      boolean not null,
    online     boolean not null
);

create index attendance_by_meeting on deliberation.attendance (meeting);

-- A vote counted at a meeting. Appended, never changed: a second count of the same item says why.
create table deliberation.motion (
    id         uuid primary key,
    item       uuid not null references deliberation.item (id),
    meeting    text collate "C" not null,
    at         timestamptz not null,
    text       text not null,
    method     text collate "C" not null check (method in ('show', 'ballot')),
    rule       text collate "C" not null,
    entitled   int not null,
    present    int not null,
    households_entitled int,
    households_present  int,
    yes        int not null check (yes >= 0),
    no         int not null check (no >= 0),
    abstain    int not null check (abstain >= 0),
    spoiled    int not null check (spoiled >= 0),
    quorum     boolean not null,
    passed     boolean not null,
    sentence   text not null,
    counter    text not null,
    witness    text not null,
    again      text,
    xid        xid8 not null default pg_current_xact_id(),
    check (yes + no + abstain + spoiled <= present and present <= entitled)
);

create index motion_by_item on deliberation.motion (item, at);
create index motion_by_xid on deliberation.motion (xid);

create function deliberation.never_changed() returns trigger language plpgsql as $$
begin
    raise exception 'a vote counted is never changed or deleted';
end $$;

create trigger motion_never_changed before update or delete on deliberation.motion
    for each statement execute function deliberation.never_changed();
