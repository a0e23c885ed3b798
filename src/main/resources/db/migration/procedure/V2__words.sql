-- What the later words of procedures need: facts, parties, children, links, merging, quantities, series.
alter table procedure.matter
    add column facts   jsonb not null default '{}',
    add column parties jsonb not null default '[]',
    add column parent  text collate "C",
    add column lead    text collate "C",
    add constraint nobody_leads_itself check (lead <> number);

create index matter_by_parent on procedure.matter (parent) where parent is not null;
create index matter_by_lead on procedure.matter (lead) where lead is not null;

-- The parties of a matter stand in the matter; here only so that an inbox finds them.
create table procedure.role (
    county text collate "C" not null,
    number text collate "C" not null,
    role   text not null,
    holder text collate "C" not null,
    since  timestamptz not null,
    primary key (county, number, role, holder)
);

create index role_by_holder on procedure.role (holder);

create table procedure.link (
    county text collate "C" not null,
    number text collate "C" not null,
    kind   text not null check (kind in ('caused-by', 'same-kind-as', 'covered-by')),
    other  text collate "C" not null,
    seq    int not null,
    since  timestamptz not null,
    primary key (county, number, kind, other)
);

create index link_by_other on procedure.link (other);

-- Each time a matter was merged into another, and what it was before, so that everything can be restored.
create table procedure.merged (
    county   text collate "C" not null,
    number   text collate "C" not null,
    seq      int not null,
    lead     text collate "C" not null,
    since    timestamptz not null,
    state    text not null,
    desk     text collate "C" not null,
    previous text collate "C",
    until    timestamptz,
    primary key (county, number, seq)
);

create unique index merged_into_one on procedure.merged (county, number) where until is null;
create index merged_by_lead on procedure.merged (lead);

-- An amount that later matters draw from, never beyond; each draw stays written down.
create table procedure.quantity (
    county text collate "C" not null,
    number text collate "C" not null,
    name   text not null,
    amount bigint not null check (amount >= 0),
    drawn  bigint not null default 0,
    primary key (county, number, name),
    constraint never_beyond check (drawn between 0 and amount)
);

create table procedure.draw (
    county    text collate "C" not null,
    number    text collate "C" not null,
    name      text not null,
    by_number text collate "C" not null,
    by_seq    int not null,
    amount    bigint not null,
    at        timestamptz not null,
    primary key (county, number, name, by_number, by_seq),
    foreign key (county, number, name) references procedure.quantity
);

create trigger draw_stands before update or delete on procedure.draw
    for each row execute function procedure.history_stands();

-- The periods for which a series has opened all its matters.
create table procedure.series_done (
    procedure text not null,
    period    text not null,
    opened    int not null,
    at        timestamptz not null,
    primary key (procedure, period)
);

alter table procedure.history drop constraint history_who_check;
alter table procedure.history add constraint history_who_check
    check (who in ('officer', 'reporter', 'party', 'clock', 'replay'));
