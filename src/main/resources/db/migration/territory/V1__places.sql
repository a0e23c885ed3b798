-- The code is the path: a subtree is the range of codes between the place's own and the next, in byte order.
create schema territory;

create table territory.place (
    code      text collate "C" primary key
              check (code ~ '^[0-9]{2}([0-9]{2}([0-9A-Z]{2}([0-9A-Z]{3}){0,5})?)?$'),
    name      text not null check (length(name) between 1 and 60),
    official  text not null check (length(official) between 1 and 100),
    level     text not null
              check (level in ('province', 'city', 'county', 'town', 'village', 'grid', 'micro-grid', 'building', 'zone')),
    parent    text collate "C" references territory.place,
    kind      text not null,
    synthetic boolean not null,
    latitude  double precision check (latitude between -90 and 90),
    longitude double precision check (longitude between -180 and 180),
    until     date,
    constraint the_code_starts_with_the_parents check (parent is null or (starts_with(code, parent) and code <> parent)),
    constraint a_point_has_two_sides check ((latitude is null) = (longitude is null))
);

comment on column territory.place.official is 'the name as the statistics bureau writes it';
comment on column territory.place.until is 'the first day the place was no more; its alias says what it became';

create index place_by_parent on territory.place (parent);

-- An old code leads to the place that took over; a tier the bureau fills in only for form leads to the real place above.
create table territory.alias (
    old_code text collate "C" primary key,
    code     text collate "C" not null references territory.place,
    reason   text not null check (reason in ('merged', 'recoded', 'skipped-tier')),
    since    date not null,
    check (old_code <> code)
);

-- What a place was called before.
create table territory.former_name (
    code  text collate "C" not null references territory.place,
    name  text not null,
    until date not null,
    primary key (code, until)
);

-- Counts changes of the tree, so that a running program notices an import done beside it.
create table territory.revision (
    one   boolean primary key default true check (one),
    count bigint not null
);

insert into territory.revision (count) values (0);
