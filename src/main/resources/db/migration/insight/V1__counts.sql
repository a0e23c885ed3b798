-- What is counted of every matter, and the counts, kept as things happen. Both follow procedure's history by a cursor
-- that commits with them; both can be thrown away and counted anew.
create schema insight;

create table insight.cursor (
    one      boolean primary key default true check (one),
    position bigint not null
);

insert into insight.cursor (position) values (0);

create table insight.fact (
    county       text collate "C" not null,
    number       text collate "C" not null,
    procedure    text collate "C" not null,
    place        text collate "C" not null,
    body         text collate "C" not null,
    contact_body text collate "C" not null,
    category     text collate "C" not null,
    opened_on    date not null,
    state        text not null,
    load         text not null check (load in ('ended', 'calm', 'soon', 'late')),
    due_at       timestamptz,
    contact      text collate "C" not null,
    on_time      text collate "C" not null,
    solved       text collate "C" not null,
    satisfied    text collate "C" not null,
    reopened     int not null check (reopened >= 0),
    tries        int not null check (tries >= 0),
    called_at    timestamptz,
    look_at      timestamptz,
    primary key (county, number)
);

comment on column insight.fact.contact is 'yes, no, pending, none, or the reason it was taken out';
comment on column insight.fact.look_at is 'when time alone may change this row';

create index fact_by_day on insight.fact (county, procedure, opened_on, place);
create index fact_by_place on insight.fact (county, place, opened_on);
create index fact_open on insight.fact (county, place, due_at) where load <> 'ended';
create index fact_to_look on insight.fact (look_at) where look_at is not null;

-- slice: P the place as a whole, B one body's part, C one category's part. A day has only P.
create table insight.tally (
    county             text collate "C" not null,
    procedure          text collate "C" not null,
    period             text collate "C" not null check (period ~ '^(\d{4}(-\d\d(-\d\d)?)?|open)$'),
    slice              text collate "C" not null check (slice in ('P', 'B', 'C')),
    level              int not null,
    place              text collate "C" not null check (length(place) = level),
    key                text collate "C" not null,
    matters            bigint not null,
    waiting            bigint not null,
    soon               bigint not null,
    late               bigint not null,
    reopened           bigint not null,
    contact_yes        bigint not null,
    contact_no         bigint not null,
    contact_pending    bigint not null,
    contact_excluded   bigint not null,
    on_time_yes        bigint not null,
    on_time_no         bigint not null,
    on_time_pending    bigint not null,
    on_time_excluded   bigint not null,
    solved_yes         bigint not null,
    solved_no          bigint not null,
    solved_pending     bigint not null,
    solved_excluded    bigint not null,
    satisfied_yes      bigint not null,
    satisfied_no       bigint not null,
    satisfied_pending  bigint not null,
    satisfied_excluded bigint not null,
    primary key (county, procedure, period, slice, level, place, key)
) with (fillfactor = 80);

-- Why matters were taken out, for places as a whole.
create table insight.exclusion (
    county    text collate "C" not null,
    procedure text collate "C" not null,
    period    text collate "C" not null,
    level     int not null,
    place     text collate "C" not null check (length(place) = level),
    measure   text collate "C" not null,
    reason    text collate "C" not null,
    matters   bigint not null,
    primary key (county, procedure, period, level, place, measure, reason)
);
