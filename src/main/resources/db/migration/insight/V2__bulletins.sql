-- A month as it was told. Never changed and never deleted: what is counted otherwise later is shown beside it.
create table insight.bulletin (
    county    text collate "C" not null,
    place     text collate "C" not null,
    procedure text not null,
    month     text collate "C" not null check (month ~ '^\d{4}-\d\d$'),
    content   text not null,
    digest    text not null check (digest ~ '^[0-9a-f]{64}$'),
    made_at   timestamptz not null,
    made_by   text not null,
    primary key (county, place, procedure, month)
);

create function insight.bulletin_stands() returns trigger language plpgsql as $$
begin
    raise exception 'a bulletin is never changed or deleted';
end $$;

create trigger bulletin_stands before update or delete on insight.bulletin
    for each row execute function insight.bulletin_stands();
