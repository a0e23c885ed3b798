-- Signatures of owners, one a unit: by a phone left on the roll, or on paper that two persons read apart.
create table deliberation.signed_unit (
    drive  text collate "C" not null,
    unit   text not null,
    online boolean not null,
    at     timestamptz not null,
    primary key (drive, unit)
);

-- A sheet photographed; the unit is typed by who hands it in and, without seeing that, by somebody else.
create table deliberation.signed_paper (
    id         uuid primary key,
    drive      text collate "C" not null,
    photo      uuid not null,
    first_unit text not null,
    first_by   uuid not null,
    first_at   timestamptz not null,
    second_unit text,
    second_by  uuid,
    second_at  timestamptz,
    check ((second_unit is null) = (second_by is null) and (second_unit is null) = (second_at is null)),
    check (second_by is null or second_by <> first_by)
);

create index signed_paper_by_drive on deliberation.signed_paper (drive, first_at);

alter table deliberation.entry drop constraint entry_family_check;
alter table deliberation.entry add constraint entry_family_check
    check (family in ('topic', 'meeting', 'convention', 'pack', 'drive'));
