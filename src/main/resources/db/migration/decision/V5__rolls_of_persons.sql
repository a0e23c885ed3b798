-- Bodies of persons vote as owners do: one line of the roll is one person, known by a number, weighing nothing.
alter table decision.vote add column body text not null default 'owners-assembly';
alter table decision.vote alter column body drop default;
-- Decided in the meeting itself: no ballots online, at the counter or at the door.
alter table decision.vote add column meeting boolean not null default false;

alter table decision.roll add column household text;
alter table decision.roll add column name bytea;
alter table decision.roll drop constraint roll_area_check;
alter table decision.roll add constraint a_unit_weighs_and_a_person_does_not
    check (case when household is null then area > 0 and name is null else area = 0 and name is not null end);

-- Who came into the room, or was stood for there. Whoever is here casts no ballot of their own: hands are counted.
create table decision.attendance (
    vote   text collate "C" not null references decision.vote,
    unit   text collate "C" not null,
    person uuid not null,
    at     timestamptz not null,
    primary key (vote, unit)
);

-- What was counted by hand in the room: yes, no, abstentions, void.
alter table decision.result add column hands text check (hands ~ '^\d+ \d+ \d+ \d+$');

alter table decision.roll_event drop constraint roll_event_kind_check;
alter table decision.roll_event add constraint roll_event_kind_check
    check (kind in ('imported', 'shown', 'frozen', 'changed', 'codes', 'papers', 'listed', 'met', 'damaged'));
