-- Matters, their history and their clocks. County stands first in every key, so that counties can be spread over machines.
create schema procedure;

create table procedure.definition (
    hash  text primary key check (hash ~ '^[0-9a-f]{64}$'),
    id    text not null,
    body  text not null,
    since timestamptz not null
);

create table procedure.matter (
    county     text collate "C" not null check (length(county) = 6),
    number     text collate "C" not null,
    procedure  text not null,
    definition text not null references procedure.definition,
    place      text collate "C" not null,
    state      text not null,
    ended      boolean not null,
    title      text not null,
    category   text,
    channel    text not null,
    priority   text not null,
    version    int not null check (version > 0),
    desk       text collate "C" not null,
    previous   text collate "C",
    fields     jsonb not null,
    doers      jsonb not null,
    reporter   bytea,
    opened_at  timestamptz not null,
    changed_at timestamptz not null,
    closed_at  timestamptz,
    due_at     timestamptz not null,
    quiet      boolean not null,
    primary key (county, number),
    constraint ended_means_closed check (ended = (closed_at is not null))
);

-- The inbox: one range of this index a desk. Nothing due sorts last as infinity.
create index inbox on procedure.matter (county, desk, due_at) where not ended;
create index matter_by_place on procedure.matter (county, place, opened_at desc);
create index matter_by_time on procedure.matter (county, opened_at desc);
create index matter_by_reporter on procedure.matter (reporter, opened_at desc) where reporter is not null;

-- A body that had a matter in hand may go on seeing it.
create table procedure.party (
    county text collate "C" not null,
    number text collate "C" not null,
    body   text not null,
    since  timestamptz not null,
    primary key (county, number, body)
);

create index party_by_body on procedure.party (county, body, since desc);

create table procedure.history (
    county     text collate "C" not null,
    number     text collate "C" not null,
    seq        int not null check (seq > 0),
    at         timestamptz not null,
    action     text not null,
    from_state text,
    to_state   text not null,
    who        text not null check (who in ('officer', 'reporter', 'clock', 'replay')),
    person     uuid,
    name       text,
    title      text,
    body       text,
    desk       text collate "C" not null,
    form       jsonb not null,
    key        text check (length(key) <= 100),
    digest     bytea,
    xid        xid8 not null default pg_current_xact_id(),
    primary key (county, number, seq)
);

create unique index history_key on procedure.history (county, key) where key is not null;
create index history_by_xid on procedure.history (xid);

create function procedure.history_stands() returns trigger language plpgsql as $$
begin
    raise exception 'history is never changed or deleted';
end $$;

create trigger history_stands before update or delete on procedure.history
    for each row execute function procedure.history_stands();

create table procedure.clock (
    county        text collate "C" not null,
    number        text collate "C" not null,
    key           text not null,
    round         int not null check (round > 0),
    duration      text not null,
    started_at    timestamptz not null,
    due_at        timestamptz not null,
    next_at       timestamptz,
    warned        boolean not null,
    paused_at     timestamptz,
    paused_by     text,
    stopped_at    timestamptz,
    overdue_at    timestamptz,
    extensions    int not null,
    extended_days int not null,
    primary key (county, number, key, round),
    constraint stopped_needs_nothing check (stopped_at is null or next_at is null)
);

create index clock_to_act on procedure.clock (next_at) where next_at is not null;

-- Personal answers, encrypted, apart from the matter. seq is the step they were given in.
create table procedure.personal (
    county text collate "C" not null,
    number text collate "C" not null,
    seq    int not null,
    field  text not null,
    value  bytea not null,
    primary key (county, number, seq, field)
);

-- Numbers are handed out in blocks: unique, rising, not gapless.
create table procedure.number_block (
    series text collate "C" primary key,
    taken  bigint not null
);

-- The table db-scheduler leases its jobs in.
create table procedure.scheduled_tasks (
    task_name            text not null,
    task_instance        text not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint not null,
    priority             smallint,
    state                text,
    primary key (task_name, task_instance)
);

create index scheduled_tasks_by_time on procedure.scheduled_tasks (execution_time);
create index scheduled_tasks_by_heartbeat on procedure.scheduled_tasks (last_heartbeat);

-- What the live inbox follows: each step with the desk it was taken at and the desk where the matter waits now.
create view procedure.change as
select h.xid, h.desk, m.desk as waits_at
  from procedure.history h
  join procedure.matter m on m.county = h.county and m.number = h.number;
