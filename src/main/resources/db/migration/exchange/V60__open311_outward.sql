-- Other Open311 servers, and the matters that were sent to them.
create table exchange.open311_server (
    id           uuid primary key,
    name         text not null unique check (length(name) between 1 and 60),
    url          text not null,
    jurisdiction text,
    key          bytea not null,
    internal     boolean not null,
    services     jsonb not null default '[]',
    made_at      timestamptz not null,
    followed_at  timestamptz not null,
    next_at      timestamptz not null,
    trouble      text,
    ended_at     timestamptz
);

create table exchange.open311_sent (
    id        uuid primary key,
    county    text collate "C" not null check (length(county) = 6),
    number    text collate "C" not null,
    server    uuid not null references exchange.open311_server,
    service   text not null,
    wording   bytea not null,
    asked_at  timestamptz not null,
    state     text not null check (state in ('waiting', 'token', 'sent', 'refused', 'ended')),
    attempts  int not null default 0,
    next_at   timestamptz,
    remote    text,
    status    text,
    trouble   text,
    constraint acts_until_sent check ((state in ('waiting', 'token')) = (next_at is not null))
);

create unique index open311_sent_once on exchange.open311_sent (number, server) where state <> 'refused';
create index open311_sent_next on exchange.open311_sent (next_at) where next_at is not null;
create index open311_sent_remote on exchange.open311_sent (server, remote) where remote is not null;

-- Updates already written down, so that a window asked for twice says nothing twice.
create table exchange.open311_seen (
    server uuid not null references exchange.open311_server,
    update text collate "C" not null,
    at     timestamptz not null,
    primary key (server, update)
);
