-- What an administrator entered about single days. Rows are only added: the last one entered for a day counts.
create schema calendar;

create table calendar.day (
    id         uuid primary key,
    day        date not null check (day between '2007-01-01' and '2099-12-31'),
    kind       text not null check (kind in ('off', 'work', 'announced')),
    name       text not null check (length(name) between 1 and 40),
    entered_by text not null,
    entered_at timestamptz not null
);

comment on column calendar.day.kind is 'announced: what was entered before is taken back, the announcement or the week counts again';

create index day_by_date on calendar.day (day);
