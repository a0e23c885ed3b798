-- Electronic sleeves (智能印章): what they are told, and what they say. Without sleeves both tables stay empty.
create table seal.command (
    id          uuid primary key,
    sleeve      text collate "C" not null,
    number      text collate "C" not null,
    kind        text not null check (kind in ('allow', 'close')),
    impressions int not null check (impressions >= 0),
    until       timestamptz not null,
    at          timestamptz not null,
    next_at     timestamptz not null,
    tries       int not null default 0,
    settled_at  timestamptz,
    refused     text
);

create index command_waiting on seal.command (next_at) where settled_at is null;

create table seal.reading (
    sleeve      text collate "C" not null,
    id          text collate "C" not null check (length(id) between 1 and 64),
    seal        text collate "C" not null references seal.seal,
    number      text collate "C",
    event       text not null check (event in ('impression', 'closed', 'forced')),
    count       int not null check (count between 0 and 10000),
    at          timestamptz not null,
    received_at timestamptz not null,
    primary key (sleeve, id)
);

create index reading_by_use on seal.reading (number) where number is not null;
