-- Reports (我要举报). Whoever reads these tables learns how many there are, for which county, on which day they came and how
-- far they are; not what was said, by whom or about whom. Identifiers are random and days are whole, so that no time of
-- day can be read off a row.
create schema supervision;

-- The key pair of a named officer. wrapped opens with a passphrase nobody keeps; avoid holds, sealed, names whose reports
-- this officer must not receive.
create table supervision.officer_key (
    id         uuid primary key,
    person     uuid not null,
    public_key bytea not null,
    wrapped    bytea not null,
    salt       bytea not null,
    avoid      bytea not null,
    since      timestamptz not null,
    ended      timestamptz
);

create unique index officer_key_in_use on supervision.officer_key (person) where ended is null;

-- tag is what the receipt comes to; own holds the report's key under what the receipt comes to otherwise.
create table supervision.report (
    id       uuid primary key,
    tag      bytea not null unique,
    own      bytea not null,
    county   text collate "C" not null,
    day      date not null,
    named    boolean not null,
    state    text collate "C" not null check (state in ('received', 'accepted', 'declined', 'passed', 'concluded')),
    due      timestamptz,
    answered date,
    closed   date
);

create index report_waiting on supervision.report (due) where state = 'received' and due is not null;
create index report_by_day on supervision.report (county, day);

create table supervision.report_key (
    report  uuid not null references supervision.report (id),
    holder  uuid not null references supervision.officer_key (id),
    sealed  bytea not null,
    seen    date,
    primary key (report, holder)
);

create index report_key_by_holder on supervision.report_key (holder);

create table supervision.letter (
    report uuid not null references supervision.report (id),
    seq    int not null,
    own    boolean not null,
    day    date not null,
    kind   text collate "C" not null,
    sealed bytea not null,
    primary key (report, seq)
);

-- label and clean open with the report's key, original with a key of which each officer holds a part.
create table supervision.attachment (
    id       uuid primary key,
    report   uuid not null references supervision.report (id),
    day      date not null,
    label    bytea not null,
    clean    bytea,
    original bytea not null
);

create index attachment_by_report on supervision.attachment (report);

create table supervision.share (
    attachment uuid not null references supervision.attachment (id),
    holder     uuid not null references supervision.officer_key (id),
    sealed     bytea not null,
    primary key (attachment, holder)
);

-- One officer asks for an original and gives the others their part; a second one agrees.
create table supervision.opening (
    id         uuid primary key,
    attachment uuid not null references supervision.attachment (id),
    asker      uuid not null references supervision.officer_key (id),
    reason     bytea not null,
    agreed_by  uuid references supervision.officer_key (id) check (agreed_by <> asker),
    until      timestamptz,
    asked_at   timestamptz not null
);

create index opening_by_attachment on supervision.opening (attachment);

create table supervision.opening_key (
    opening uuid not null references supervision.opening (id),
    holder  uuid not null references supervision.officer_key (id),
    sealed  bytea not null,
    primary key (opening, holder)
);

-- What is open for some minutes, locked with a token that only a browser has; token is its digest.
create table supervision.pass (
    token bytea primary key,
    kind  text collate "C" not null,
    owner uuid not null,
    wrapped bytea not null,
    until timestamptz not null
);

create index pass_by_end on supervision.pass (until);

-- Tickets that were used, so that each serves once.
create table supervision.ticket (
    digest bytea primary key,
    until  timestamptz not null
);
