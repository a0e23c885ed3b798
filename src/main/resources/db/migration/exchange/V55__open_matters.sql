-- Matters as the public may have them in whole: kept beside the register, made from it, and coarse enough that nobody in
-- them stands alone. The id is drawn and leads to no number; the number is for the feed, which shows no category.
create table exchange.open_matter (
    county         text collate "C" not null,
    number         text collate "C" not null,
    id             uuid not null unique default gen_random_uuid(),
    procedure      text not null,
    month          date not null,
    place          text collate "C" not null,
    category       text,
    state          text not null,
    ended          boolean not null,
    days           int,
    opened_at      timestamptz not null,
    changed_at     timestamptz not null,
    shown_place    text collate "C",
    shown_category text,
    primary key (county, number)
);

create index open_matter_shown on exchange.open_matter (month, id) where shown_place is not null;
create index open_matter_by_place on exchange.open_matter (place, changed_at desc);
create index open_matter_by_month on exchange.open_matter (county, procedure, month);

-- Months in which something changed, to be made coarse anew.
create table exchange.open_month (
    county     text collate "C" not null,
    procedure  text not null,
    month      date not null,
    dirty      boolean not null,
    recoded_at timestamptz not null,
    primary key (county, procedure, month)
);

create table exchange.open_state (
    position   bigint not null,
    changed_at timestamptz not null
);

insert into exchange.open_state (position, changed_at) values (0, '2026-01-01T00:00:00Z');
