-- Reports are kept for as long as the rules say (保管期限); then their keys and everything sealed go. What stays is that
-- there was one: county, day, how far it came. own is empty from then on.
alter table supervision.report alter column own drop not null;
alter table supervision.report add column destroyed date;

create index report_to_destroy on supervision.report (closed) where closed is not null and destroyed is null;

-- Somebody stopped the destruction (暂缓销毁), because a case goes on elsewhere. The reason opens with the report's key.
create table supervision.hold (
    id       uuid primary key,
    report   uuid not null references supervision.report (id),
    holder   uuid not null references supervision.officer_key (id),
    reason   bytea not null,
    since    date not null,
    ended    date,
    ended_by uuid references supervision.officer_key (id)
);

create unique index hold_in_force on supervision.hold (report) where ended is null;

-- What was destroyed, under which rule; goes into the public log and never changes.
create table supervision.destruction (
    report   uuid primary key,
    county   text collate "C" not null,
    closed   date not null,
    day      date not null,
    years    int not null,
    source   text not null,
    letters  int not null,
    files    int not null,
    at       timestamptz not null,
    xid      xid8 not null default pg_current_xact_id()
);

create index destruction_by_xid on supervision.destruction (xid);

create function supervision.destruction_stands() returns trigger language plpgsql as $$
begin
    raise exception 'what was destroyed is only ever added to';
end $$;

create trigger destruction_stands before update or delete on supervision.destruction
    for each row execute function supervision.destruction_stands();

-- When a named reporter is asked again whether anybody took revenge (打击报复回访).
create table supervision.reprisal (
    report   uuid not null references supervision.report (id),
    turn     int not null,
    due      date not null,
    asked    date,
    answered date,
    primary key (report, turn)
);

create index visit_due on supervision.reprisal (due) where asked is null;

-- A part of a report that was given to another body (部分移送); opens with the report's key.
create table supervision.part (
    id     uuid primary key,
    report uuid not null references supervision.report (id),
    holder uuid not null references supervision.officer_key (id),
    day    date not null,
    sealed bytea not null
);

create index part_by_report on supervision.part (report);
