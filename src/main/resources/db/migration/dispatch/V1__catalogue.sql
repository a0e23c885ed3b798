-- The dispatch catalogue: who answers for which category at which place, from which day on. Only ever appended to.
create schema dispatch;

create table dispatch.entry (
    county     text collate "C" not null check (length(county) = 6),
    seq        bigint generated always as identity,
    place      text collate "C" not null,
    category   text not null,
    target     text,
    deputies   text[] not null,
    basis      text not null check (basis <> ''),
    valid_from date not null,
    sample     boolean not null,
    at         timestamptz not null,
    person     uuid,
    name       text not null,
    primary key (county, seq),
    constraint place_of_the_county check (starts_with(place, county)),
    -- Whatever fits no other line of the county must still go somewhere.
    constraint fallback_stays check (target is not null or category <> '' or place <> county)
);

create function dispatch.entry_stands() returns trigger language plpgsql as $$
begin
    raise exception 'a line of the catalogue is never changed or deleted, a later one takes its place';
end $$;

create trigger entry_stands before update or delete on dispatch.entry
    for each row execute function dispatch.entry_stands();

-- A change before it takes effect, and where matters would go under it.
create table dispatch.draft (
    county    text collate "C" not null check (length(county) = 6),
    id        uuid not null,
    base      bigint not null,
    lines     jsonb not null,
    uploaded  jsonb not null,
    at        timestamptz not null,
    person    uuid not null,
    name      text not null,
    total     int not null,
    tried     int not null,
    published timestamptz,
    primary key (county, id)
);

create table dispatch.trial (
    county      text collate "C" not null,
    draft       uuid not null,
    seq         int not null,
    label       text not null,
    number      text,
    category    text not null,
    place       text not null,
    before_desk text not null,
    before_why  text not null,
    after_desk  text not null,
    after_why   text not null,
    primary key (county, draft, seq),
    foreign key (county, draft) references dispatch.draft
);
