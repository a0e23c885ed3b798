-- What can be found, beside the register it was made from: it can be thrown away and made again by ./gongzhi search rebuild.
create schema search;

-- tokens holds everything an entry can be found by, each as a 32-bit digest: pairs of characters, single characters, the places
-- around it, the bodies that had it, its day and month, its kind and category. One index over them answers any combination, and
-- the exact columns beside it are compared afterwards, because digests may collide.
create table search.entry (
    county    text collate "C" not null,
    number    text collate "C" not null,
    procedure text not null,
    place     text collate "C" not null,
    bodies    text[] not null,
    category  text,
    state     text not null,
    ended     boolean not null,
    opened_at timestamptz not null,
    version   int not null,
    words     text collate "C" not null,
    tokens    int[] not null,
    primary key (county, number)
) with (fillfactor = 85);

-- A short list of pending entries is read by every search, so it is kept short.
create index entry_by_token on search.entry using gin (tokens) with (gin_pending_list_limit = 256);

-- How far the index has followed the journal. Whoever holds this row writes.
create table search.cursor (
    name       text primary key,
    position   bigint not null,
    earliest   timestamptz,
    latest     timestamptz,
    rebuilding boolean not null default false
);

insert into search.cursor (name, position) values ('entries', 0);

-- The categories there are to choose from.
create table search.category (
    name text collate "C" primary key
);
