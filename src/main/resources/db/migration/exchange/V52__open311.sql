-- Requests that came by Open311, beside the matters they became.
create schema exchange;

-- What the sender said of the place and of pictures; sealed, because it may lead to somebody's door.
create table exchange.open311_request (
    county  text collate "C" not null check (length(county) = 6),
    number  text collate "C" not null,
    service text not null,
    person  uuid not null,
    sent_at timestamptz not null,
    said    bytea not null,
    primary key (county, number)
);

-- Requests for services that answer with a token: waiting to be opened, then opened or refused.
create table exchange.open311_token (
    token   uuid primary key,
    key     text unique check (length(key) <= 100),
    digest  bytea not null,
    person  uuid not null,
    service text not null,
    sent_at timestamptz not null,
    wish    bytea,
    number  text,
    refusal text,
    constraint waits_or_is_done check ((wish is null) = (number is not null or refusal is not null))
);

create index open311_token_waiting on exchange.open311_token (sent_at) where wish is not null;
