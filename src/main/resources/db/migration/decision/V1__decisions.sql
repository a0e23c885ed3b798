create schema decision;

-- Decisions that passed: what binds money, seals and tenders later.
create table decision.decision (
    number       text collate "C" primary key check (length(number) between 4 and 60),
    place        text collate "C" not null,
    rule         text not null,
    matter       text not null,
    title        text not null check (length(title) between 2 and 120),
    words        text not null check (length(words) between 2 and 8000),
    origin       text not null check (origin in ('vote', 'minute')),
    digest       text not null check (digest ~ '^[0-9a-f]{64}$'),
    count        text not null,
    passed_on    date not null,
    posted_from  date not null check (posted_from >= passed_on),
    in_force     date not null check (in_force >= posted_from),
    until        date check (until >= in_force),
    person       uuid,
    at           timestamptz not null,
    xid          xid8 not null default pg_current_xact_id()
);

create index decision_by_place on decision.decision (place, in_force);
create index decision_by_xid on decision.decision (xid);

-- What it allows, line by line, and how much of it is used up. No amount means no money; no times means as often as needed.
create table decision.clause (
    number       text collate "C" not null references decision.decision,
    seq          int not null,
    kind         text not null,
    object       text,
    amount       bigint check (amount > 0),
    times        int check (times > 0),
    drawn_amount bigint not null default 0 check (drawn_amount >= 0),
    drawn_times  int not null default 0 check (drawn_times >= 0),
    primary key (number, seq),
    constraint never_beyond_the_amount check (drawn_amount <= coalesce(amount, 0)),
    constraint never_more_often check (times is null or drawn_times <= times)
);

-- Each act draws once. Never changed, never deleted; what is given back is a line of its own.
create table decision.draw (
    by_matter text collate "C" not null,
    kind      text not null,
    number    text collate "C" not null references decision.decision,
    seq       int not null,
    place     text collate "C" not null,
    object    text,
    amount    bigint not null check (amount >= 0),
    day       date not null,
    back      boolean not null default false,
    reason    text,
    at        timestamptz not null,
    xid       xid8 not null default pg_current_xact_id(),
    primary key (by_matter, kind, back),
    constraint given_back_for_a_reason check (back = (reason is not null))
);

create index draw_by_number on decision.draw (number, at);
create index draw_by_xid on decision.draw (xid);

-- A decision may be taken back, by a court or by those who took it; from then on it covers nothing.
create table decision.revocation (
    number text collate "C" primary key references decision.decision,
    reason text not null check (length(reason) between 2 and 1000),
    person uuid,
    at     timestamptz not null,
    xid    xid8 not null default pg_current_xact_id()
);

create function decision.stands() returns trigger language plpgsql as $$
begin
    raise exception 'decisions, draws, rolls and ballots are only ever added to';
end $$;

create trigger decision_stands before update or delete on decision.decision
    for each row execute function decision.stands();
create trigger draw_stands before update or delete on decision.draw
    for each row execute function decision.stands();
create trigger revocation_stands before update or delete on decision.revocation
    for each row execute function decision.stands();
create trigger clause_stands before delete on decision.clause
    for each row execute function decision.stands();
