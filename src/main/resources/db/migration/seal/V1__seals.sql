-- Seals of villages and communities (公章): what there is, who keeps it, every use, what did not fit, the public register.
create schema seal;

create table seal.seal (
    code     text collate "C" primary key check (code ~ '^[0-9A-Z]{12}-[0-9]+$'),
    place    text collate "C" not null references territory.place,
    body     text not null,
    name     text not null check (char_length(name) between 2 and 60),
    kind     text not null check (kind in ('official', 'party', 'collective', 'finance', 'contract', 'owners')),
    basis    text not null check (char_length(basis) between 2 and 200),
    begins   date not null,
    ends     date,
    sleeve   text check (sleeve ~ '^[0-9A-Za-z._-]{1,40}$'),
    constraint ends_after_it_begins check (ends >= begins)
);

create index seal_by_place on seal.seal (place);
create unique index sleeve_holds_one_seal on seal.seal (sleeve) where ends is null;

-- Who keeps a seal from when until when (保管). One keeper at a time; what was, stays.
create table seal.custody (
    id       uuid primary key,
    seal     text collate "C" not null references seal.seal,
    person   uuid not null,
    name     text not null,
    title    text not null,
    body     text not null,
    begins   date not null,
    ends     date,
    basis    text not null check (char_length(basis) between 2 and 200),
    by_person uuid not null,
    by_title text not null,
    noted_at timestamptz not null,
    constraint custody_ends_after_it_begins check (ends >= begins)
);

create unique index one_keeper_at_a_time on seal.custody (seal) where ends is null;
create index custody_by_seal on seal.custody (seal, begins);

-- One application and what became of it, as far as the register must know it. The matter has the rest.
create table seal.use (
    county     text collate "C" not null,
    number     text collate "C" not null,
    seal       text collate "C" not null references seal.seal,
    place      text collate "C" not null,
    kind       text not null,
    subject    text not null,
    applicant  uuid,
    digest     text collate "C" not null,
    copies     int not null check (copies > 0),
    approved   int not null check (approved > 0),
    amount     bigint not null default 0 check (amount >= 0),
    decision   text collate "C",
    tier       text not null,
    state      text not null,
    keeper     uuid,
    counted    int not null default 0,
    excess     int not null default 0,
    opened_at  timestamptz not null,
    used_at    timestamptz,
    changed_at timestamptz not null,
    primary key (county, number),
    constraint never_more_than_approved check (counted between 0 and approved),
    constraint excess_only_beyond_all_approved check (excess = 0 or (excess > 0 and counted = approved))
);

create index use_by_seal on seal.use (seal, opened_at);
create index use_by_document on seal.use (seal, digest) where used_at is not null;
create index use_open on seal.use (place, state) where state not in ('filed', 'refused', 'withdrawn', 'lapsed');

-- What does not fit (异常). Each is followed up by a supervision matter of its own, opened after the commit.
create table seal.anomaly (
    id      uuid primary key,
    seal    text collate "C" not null references seal.seal,
    place   text collate "C" not null,
    county  text collate "C",
    number  text collate "C",
    kind    text not null check (kind in ('excess', 'no-photo', 'out-of-hours', 'no-application', 'same-document', 'disagreement', 'sleeve')),
    note    text not null default '',
    at      timestamptz not null,
    matter  text collate "C"
);

create unique index anomaly_once_a_use on seal.anomaly (county, number, kind) where number is not null;
create index anomaly_by_place on seal.anomaly (place, at);
create index anomaly_unfollowed on seal.anomaly (at) where matter is null;

-- The public register (用印登记). A line is written when the seal was used and never changed or deleted.
create table seal.entry (
    county   text collate "C" not null,
    number   text collate "C" not null,
    seq      int not null,
    seal     text collate "C" not null references seal.seal,
    name     text not null,
    place    text collate "C" not null,
    kind     text not null,
    subject  text not null,
    copies   int not null,
    approved int not null,
    counted  int not null,
    excess   int not null,
    tier     text not null,
    decision text,
    at       timestamptz not null,
    digest   text collate "C" not null,
    keeper   uuid,
    applicant uuid,
    xid      xid8 not null default pg_current_xact_id(),
    primary key (county, number, seq)
);

create index entry_by_place on seal.entry (place, at);
create index entry_by_xid on seal.entry (xid);

create function seal.entry_stands() returns trigger language plpgsql as $$
begin
    raise exception 'a line of the register of seals is never changed or deleted';
end $$;

create trigger entry_stands before update or delete on seal.entry
    for each row execute function seal.entry_stands();
