-- Programs elsewhere that are told of steps, each in the order of history. Where one stands is a place in history:
-- what comes next is read there, so nothing is stored twice and going back is setting three numbers.

create table exchange.webhook (
    id            uuid primary key,
    name          text not null check (length(name) between 1 and 80),
    target        text not null check (length(target) <= 500),
    inside        boolean not null,
    procedure     text not null,
    place         text collate "C" not null,
    secret        bytea not null,
    active        boolean not null default true,
    stopped       text,
    position      bigint not null,
    number        text not null default '',
    seq           int not null default 0,
    failures      int not null default 0,
    next_at       timestamptz not null,
    claim         uuid,
    claimed_until timestamptz,
    made_by       uuid not null,
    made_at       timestamptz not null,
    ended_at      timestamptz,
    constraint stopped_has_a_reason check (active = (stopped is null))
);

-- Each attempt, for the administrator; a month later it is gone.
create table exchange.delivery (
    id      uuid primary key,
    webhook uuid not null references exchange.webhook,
    event   text not null,
    type    text not null,
    at      timestamptz not null,
    attempt int not null,
    status  int not null,
    trouble text not null,
    millis  int not null
);

create index delivery_by_webhook on exchange.delivery (webhook, id desc);
