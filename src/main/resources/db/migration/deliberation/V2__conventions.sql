-- Texts of conventions, remarks on single lines of them, and signatures.
create table deliberation.draft (
    convention text collate "C" not null,
    version    int not null check (version > 0),
    text       text not null,
    note       text not null,
    author     text not null,
    at         timestamptz not null,
    primary key (convention, version)
);

create trigger draft_never_changed before update or delete on deliberation.draft
    for each statement execute function deliberation.never_changed();

-- Who remarked is a keyed digest, only to keep one person from filling the page.
create table deliberation.remark (
    id         uuid primary key,
    convention text collate "C" not null,
    version    int not null,
    line       int not null check (line > 0),
    text       text not null,
    remarker   bytea not null,
    at         timestamptz not null,
    answer     text,
    taken      boolean,
    check ((answer is null) = (taken is null)),
    foreign key (convention, version) references deliberation.draft (convention, version)
);

create index remark_by_convention on deliberation.remark (convention, version, line);

create table deliberation.signature (
    convention text collate "C" not null,
    signer     bytea not null,
    at         timestamptz not null,
    primary key (convention, signer)
);
