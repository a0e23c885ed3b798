-- What is due, what was published, and what waits in between. What was published is only ever added to.
create schema disclosure;

-- One line for each item of each village and period. late: the last day has passed and nothing was published yet.
create table disclosure.due (
    county       text collate "C" not null,
    place        text collate "C" not null check (starts_with(place, county)),
    item         text collate "C" not null,
    period       text collate "C" not null,
    month        text collate "C" not null check (month ~ '^\d{4}-\d\d$'),
    title        text not null default '',
    due_on       date not null,
    posted       int not null check (posted >= 15),
    state        text not null default 'waiting' check (state in ('waiting', 'late', 'done')),
    work         text not null default 'none' check (work in ('none', 'draft', 'review')),
    number       text collate "C",
    version      int not null default 0 check (version >= 0),
    published_on date,
    posted_until date,
    archived     boolean not null default false,
    reminded     boolean not null default false,
    told_town    boolean not null default false,
    told_office  boolean not null default false,
    primary key (county, place, item, period),
    check ((state = 'done') = (version > 0)),
    check ((version > 0) = (published_on is not null))
);

comment on column disclosure.due.month is 'the month in which the period ends: its column of the matrix';
comment on column disclosure.due.work is 'whether somebody is at it: a draft, or a draft under review';

create index due_by_month on disclosure.due (county, month, place);
create index due_to_mark on disclosure.due (due_on) where state = 'waiting';
create index due_to_tell on disclosure.due (due_on) where state = 'late' and not (told_town and told_office);
create index due_to_archive on disclosure.due (posted_until) where version > 0 and not archived;
create index due_by_number on disclosure.due (number) where number is not null;

-- What is due, done and late in each village and month, kept by the table itself: nobody can forget to count.
create table disclosure.tally (
    county  text collate "C" not null,
    place   text collate "C" not null,
    month   text collate "C" not null,
    due     int not null check (due >= 0),
    done    int not null check (done >= 0),
    in_time int not null check (in_time >= 0),
    late    int not null check (late >= 0),
    primary key (county, month, place)
) with (fillfactor = 70);

create function disclosure.count_due() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        insert into disclosure.tally as t (county, place, month, due, done, in_time, late)
        select county, place, month, count(*), count(*) filter (where state = 'done'),
               count(*) filter (where state = 'done' and published_on <= due_on), count(*) filter (where state = 'late')
          from new_rows group by county, place, month order by county, month, place
            on conflict (county, month, place) do update
           set due = t.due + excluded.due, done = t.done + excluded.done,
               in_time = t.in_time + excluded.in_time, late = t.late + excluded.late;
    else
        update disclosure.tally t
           set due = t.due + d.due, done = t.done + d.done, in_time = t.in_time + d.in_time, late = t.late + d.late
          from (select county, place, month, sum(sign)::int as due, sum(sign) filter (where state = 'done') as done,
                       sum(sign) filter (where state = 'done' and published_on <= due_on) as in_time,
                       sum(sign) filter (where state = 'late') as late
                  from (select *, 1 as sign from new_rows union all select *, -1 from old_rows) both_rows
                 group by county, place, month) raw
         cross join lateral (select raw.county, raw.place, raw.month, raw.due, coalesce(raw.done, 0)::int as done,
                                    coalesce(raw.in_time, 0)::int as in_time, coalesce(raw.late, 0)::int as late) d
         where (t.county, t.month, t.place) = (d.county, d.month, d.place)
           and (d.due, d.done, d.in_time, d.late) <> (0, 0, 0, 0);
    end if;
    return null;
end $$;

create trigger count_new after insert on disclosure.due
    referencing new table as new_rows for each statement execute function disclosure.count_due();
create trigger count_changed after update on disclosure.due
    referencing new table as new_rows old table as old_rows for each statement execute function disclosure.count_due();

create function disclosure.stands() returns trigger language plpgsql as $$
begin
    raise exception 'what is due or was published is never deleted or rewritten';
end $$;

create trigger due_stands before delete on disclosure.due for each row execute function disclosure.stands();

-- What somebody is writing. Locked while the supervision committee has it.
create table disclosure.draft (
    county   text collate "C" not null,
    place    text collate "C" not null,
    item     text collate "C" not null,
    period   text collate "C" not null,
    content  text not null,
    reason   text not null default '',
    edition  int not null default 1,
    saved_at timestamptz not null,
    primary key (county, place, item, period),
    foreign key (county, place, item, period) references disclosure.due
);

-- What was published, each version for ever. digest: SHA-256 of the file that everybody may fetch.
create table disclosure.version (
    county       text collate "C" not null,
    place        text collate "C" not null,
    item         text collate "C" not null,
    period       text collate "C" not null,
    version      int not null check (version > 0),
    record       text collate "C" not null unique,
    number       text collate "C" not null,
    month        text collate "C" not null,
    heading      text not null,
    content      text not null,
    digest       text not null check (digest ~ '^[0-9a-f]{64}$'),
    reason       text not null,
    published_at timestamptz not null,
    posted_until date not null check (posted_until >= (published_at at time zone 'Asia/Shanghai')::date + 15),
    body         text not null,
    reviewer     text not null,
    grams        int[] not null,
    xid          xid8 not null default pg_current_xact_id(),
    primary key (county, place, item, period, version),
    foreign key (county, place, item, period) references disclosure.due
);

create index version_followed on disclosure.version (xid);
create index version_newest on disclosure.version (county, published_at desc);
create index version_words on disclosure.version using gin (grams);

create trigger version_stands before update or delete on disclosure.version
    for each row execute function disclosure.stands();

-- Which file was published with what: nobody reads a file by another publication's address.
create table disclosure.original (
    file    uuid not null,
    record  text collate "C" not null references disclosure.version (record),
    primary key (file, record)
);

create table disclosure.planned (
    list   text collate "C" not null,
    month  text collate "C" not null,
    county text collate "C" not null,
    digest text not null,
    at     timestamptz not null,
    primary key (list, month, county)
);

-- Which publication a question is about; what is asked and answered stands in its matter.
create table disclosure.question (
    county text collate "C" not null,
    place  text collate "C" not null,
    item   text collate "C" not null,
    period text collate "C" not null,
    number text collate "C" not null,
    primary key (county, place, item, period, number),
    foreign key (county, place, item, period) references disclosure.due
);
