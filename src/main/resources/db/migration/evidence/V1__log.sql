-- The public log: what was logged, the tree over it, what was signed, and who else signed it.
create schema evidence;

-- One row. Whoever writes holds its lock, so that one writer appends at a time, on whatever node.
create table evidence.head (
    one  boolean primary key default true check (one),
    size bigint not null check (size >= 0),
    key  text
);

insert into evidence.head (size) values (0);

create table evidence.entry (
    index     bigint primary key check (index >= 0),
    digest    bytea not null check (length(digest) = 32),
    chronicle text not null,
    record    text not null,
    salt      bytea check (length(salt) = 32),
    seal      bytea check (length(seal) = 32),
    at        timestamptz not null
);

create unique index entry_by_record on evidence.entry (chronicle, record);

-- A salt may go when somebody's data must go; the log stays whole. Nothing else ever changes.
create function evidence.entry_stands() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE'
       and (new.index, new.digest, new.chronicle, new.record, new.at)
           = (old.index, old.digest, old.chronicle, old.record, old.at)
       and new.salt is null and new.seal is null then
        return new;
    end if;
    raise exception 'the log is only ever added to';
end $$;

create trigger entry_stands before update or delete on evidence.entry
    for each row execute function evidence.entry_stands();

-- Up to 256 hashes each; a tile that is full never changes again.
create table evidence.tile (
    level  int not null check (level between 0 and 5),
    index  bigint not null check (index >= 0),
    hashes bytea not null check (length(hashes) % 32 = 0 and length(hashes) between 32 and 8192),
    primary key (level, index)
);

-- How far each chronicle has been followed.
create table evidence.position (
    chronicle text primary key,
    position  bigint not null
);

create table evidence.checkpoint (
    size bigint primary key check (size >= 0),
    note text not null,
    at   timestamptz not null
);

create table evidence.witness (
    name     text primary key,
    key      text not null,
    since    timestamptz not null,
    added_by text not null,
    until    timestamptz
);

create table evidence.cosignature (
    size    bigint not null references evidence.checkpoint,
    witness text not null references evidence.witness,
    line    text not null,
    at      timestamptz not null,
    primary key (size, witness)
);

create index cosignature_by_witness on evidence.cosignature (witness, size desc);
