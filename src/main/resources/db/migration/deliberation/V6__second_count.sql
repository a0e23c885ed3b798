-- Who wrote a count down; nobody where it is from before.
alter table deliberation.motion add column entered_by uuid;

-- Counts on paper are read twice: the second time by somebody else who does not see the first.
create table deliberation.second_count (
    motion uuid primary key references deliberation.motion (id),
    by     uuid not null,
    at     timestamptz not null
);
