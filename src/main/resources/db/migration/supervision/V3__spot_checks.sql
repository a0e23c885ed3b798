-- Spot checks (暗访抽查). The frame and the digest of a secret stand first; the first checkpoint of the public log that covers
-- the announcement then decides who is drawn; the secret is published when all have been visited.
create table supervision.spot_check (
    id         uuid primary key,
    code       text collate "C" not null unique,
    county     text collate "C" not null,
    area       text collate "C" not null,
    subject    text not null,
    basis      text not null,
    frame      text not null,
    units      int not null,
    size       int not null check (size between 1 and units),
    secret     bytea not null,
    commitment text collate "C" not null,
    announced  timestamptz not null,
    who        text not null,
    checkpoint text,
    root       text collate "C",
    drawn      timestamptz,
    revealed   timestamptz
);

create index spot_check_waiting on supervision.spot_check (announced) where drawn is null;

create table supervision.spot_unit (
    spot    uuid not null references supervision.spot_check (id),
    turn    int not null,
    code    text collate "C" not null,
    name    text not null,
    number  text collate "C" not null unique,
    state   text collate "C" not null,
    visited date,
    primary key (spot, turn)
);

create table supervision.finding (
    number text collate "C" primary key,
    spot   uuid not null references supervision.spot_check (id),
    unit   text not null,
    task   text not null,
    day    date not null,
    due    timestamptz,
    closed date,
    late   boolean not null default false
);

create index finding_by_day on supervision.finding (day);

-- What was announced, word for word; goes into the public log and never changes.
create table supervision.announcement (
    code text collate "C" primary key,
    text text not null,
    at   timestamptz not null,
    xid  xid8 not null default pg_current_xact_id()
);

create index announcement_by_xid on supervision.announcement (xid);

create function supervision.announcement_stands() returns trigger language plpgsql as $$
begin
    raise exception 'an announcement is only ever added';
end $$;

create trigger announcement_stands before update or delete on supervision.announcement
    for each row execute function supervision.announcement_stands();
