-- Photographs of papers and of signatures show what a ballot says: they are sealed to their vote like the ballots.
create table decision.scan (
    id     uuid primary key,
    vote   text collate "C" not null references decision.vote,
    sealed bytea not null,
    at     timestamptz not null
);

alter table decision.scan alter column sealed set storage external;

create function decision.scan_stands() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE'
       or exists (select from decision.ballot where scan = old.id)
       or exists (select from decision.paper_entry where scan = old.id) then
        raise exception 'the photograph of a ballot is only ever added';
    end if;
    return old;
end $$;

create trigger scan_stands before update or delete on decision.scan
    for each row execute function decision.scan_stands();

-- A box that does not agree with the public log is not counted, and that is told in public.
alter table decision.roll_event drop constraint roll_event_kind_check;
alter table decision.roll_event add constraint roll_event_kind_check
    check (kind in ('imported', 'shown', 'frozen', 'changed', 'codes', 'papers', 'listed', 'damaged'));
