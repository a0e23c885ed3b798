-- What people are told. A row is written with the act it tells of, sent later, and settled once.
create schema notice;

create table notice.outbox (
    county     text collate "C" not null check (county ~ '^[0-9A-Z]{6}$'),
    id         uuid not null,
    dedupe     text not null check (length(dedupe) between 1 and 300),
    kind       text not null check (kind in ('staff', 'phone', 'mail')),
    person     uuid,
    address    bytea,
    place      text collate "C" not null,
    template   text not null check (length(template) between 1 and 80),
    content    bytea,
    urgent     boolean not null,
    queued_at  timestamptz not null,
    expires_at timestamptz,
    status     text not null default 'waiting' check (status in ('waiting', 'sent', 'delivered', 'undelivered', 'failed')),
    -- 0 urgent, 1 ordinary, 2 only the receipt is missing
    turn       smallint not null check (turn between 0 and 2),
    -- When somebody must look at it again; while a sender holds the row, the end of its lease.
    next_at    timestamptz,
    attempts   int not null default 0 check (attempts >= 0),
    -- A sender took it and nobody knows whether the provider has it.
    in_doubt   boolean not null default false,
    tried_at   timestamptz,
    channel    text,
    recipient  bytea,
    message_id text,
    reason     text,
    settled_at timestamptz,
    primary key (county, id),
    constraint told_once unique (county, dedupe),
    constraint somebody_is_told check ((kind = 'staff') = (person is not null)),
    constraint waiting_has_a_time check (status <> 'waiting' or (next_at is not null and content is not null)),
    constraint settled_has_a_time check ((status = 'waiting') = (settled_at is null))
);

create index outbox_due on notice.outbox (turn, next_at) where next_at is not null;
create index outbox_settled on notice.outbox (settled_at) where settled_at is not null;
create index outbox_failed on notice.outbox (settled_at) where status = 'failed';
create index outbox_by_recipient on notice.outbox (recipient, settled_at) where recipient is not null;
