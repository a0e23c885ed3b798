-- Votes: one row for each matter under the procedure assembly.
create table decision.vote (
    number      text collate "C" primary key,
    place       text collate "C" not null,
    title       text not null,
    matter      text not null,
    rule        text not null,
    -- Null: ballots are cast here. Else the system that the law of the place demands.
    official    text,
    proxies     int not null default 3 check (proxies >= 0),
    frozen_at   timestamptz,
    opens_at    timestamptz,
    closes_at   timestamptz,
    closed_at   timestamptz,
    -- Ballots are sealed to this; its other half lies here sealed with a key that is outside the database.
    public_key  bytea,
    private_key bytea,
    constraint opens_with_a_key check (opens_at is null or official is not null or (public_key is not null and private_key is not null)),
    constraint closes_after_it_opens check (closes_at is null or closes_at > opens_at)
);

-- Who may vote. The newest line of a unit counts; a removed unit has one that says so.
create table decision.roll (
    vote           text collate "C" not null references decision.vote,
    unit           text collate "C" not null,
    seq            int not null,
    building       text not null,
    area           bigint not null check (area > 0),
    owners         text[] not null check (cardinality(owners) > 0),
    contact        bytea,
    contact_digest bytea,
    removed        boolean not null default false,
    primary key (vote, unit, seq)
);

create index roll_by_contact on decision.roll (vote, contact_digest) where contact_digest is not null;

-- What happened to a roll: shown, frozen with its digest, changed for a reason, letters printed. Goes into the public log.
create table decision.roll_event (
    vote   text collate "C" not null references decision.vote,
    seq    int not null,
    kind   text not null check (kind in ('imported', 'shown', 'frozen', 'changed', 'codes', 'papers')),
    unit   text,
    said   text not null,
    digest text not null,
    units  int not null,
    area   bigint not null,
    heads  int not null,
    at     timestamptz not null,
    xid    xid8 not null default pg_current_xact_id(),
    primary key (vote, seq)
);

create index roll_event_by_xid on decision.roll_event (xid);

-- Codes delivered to units, as keyed digests: the newest of a unit counts.
create table decision.code (
    vote   text collate "C" not null references decision.vote,
    digest bytea not null,
    unit   text collate "C" not null,
    at     timestamptz not null,
    void   boolean not null default false,
    primary key (vote, digest)
);

create unique index one_code_a_unit on decision.code (vote, unit) where not void;

-- Ballots. A later one of the same unit replaces an earlier; none is changed or deleted.
create table decision.ballot (
    id       uuid primary key,
    vote     text collate "C" not null references decision.vote,
    unit     text collate "C" not null,
    seq      int not null,
    channel  text not null check (channel in ('online', 'help', 'door', 'paper')),
    sealed   bytea not null,
    -- Staff who helped or entered, the proxy, the paper's serial, the signature.
    person   uuid,
    second   uuid,
    proxy    text,
    serial   text,
    scan     uuid,
    at       timestamptz not null,
    xid      xid8 not null default pg_current_xact_id(),
    unique (vote, unit, seq),
    constraint help_has_a_name check ((channel = 'online') = (person is null)),
    constraint paper_has_two check (channel <> 'paper' or (second is not null and second <> person and serial is not null))
);

create index ballot_by_xid on decision.ballot (xid);

-- Paper ballots: a serial for each, entered twice by two persons.
create table decision.paper (
    vote   text collate "C" not null references decision.vote,
    serial text collate "C" not null,
    unit   text collate "C" not null,
    at     timestamptz not null,
    primary key (vote, serial)
);

create table decision.paper_entry (
    vote   text collate "C" not null,
    serial text collate "C" not null,
    seq    int not null,
    -- A keyed digest of what was read, so that two entries can be compared and neither be read.
    digest bytea not null,
    person uuid not null,
    name   text not null,
    proxy  text,
    scan   uuid,
    at     timestamptz not null,
    primary key (vote, serial, seq),
    unique (vote, serial, person),
    foreign key (vote, serial) references decision.paper
);

-- Who stands for whom; published.
create table decision.proxy (
    vote   text collate "C" not null references decision.vote,
    unit   text collate "C" not null,
    holder text not null,
    digest bytea not null,
    scan   uuid,
    person uuid not null,
    at     timestamptz not null,
    primary key (vote, unit)
);

-- What came out, once.
create table decision.result (
    vote     text collate "C" primary key references decision.vote,
    count    text not null,
    outcome  text not null check (outcome in ('passed', 'failed', 'no-quorum')),
    sentence text not null,
    split    int not null,
    ambiguous int not null,
    replaced int not null,
    void     int not null,
    official text,
    file     bytea,
    digest   text not null,
    at       timestamptz not null,
    xid      xid8 not null default pg_current_xact_id()
);

create index result_by_xid on decision.result (xid);

create trigger ballot_stands before update or delete on decision.ballot
    for each row execute function decision.stands();
create trigger roll_event_stands before update or delete on decision.roll_event
    for each row execute function decision.stands();
create trigger result_stands before update or delete on decision.result
    for each row execute function decision.stands();
create trigger paper_entry_stands before update or delete on decision.paper_entry
    for each row execute function decision.stands();
create trigger proxy_stands before update on decision.proxy
    for each row execute function decision.stands();
