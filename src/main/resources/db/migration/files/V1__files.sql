-- What people hand in. A file is written once and never changed; who may read it is decided by the matter it belongs to.
create schema files;

create table files.file (
    id      uuid primary key,
    kind    text not null check (kind in ('photo', 'recording')),
    type    text not null check (type ~ '^(image|audio)/[a-z0-9.+-]+$'),
    bytes   bytea not null check (octet_length(bytes) between 1 and 6291456),
    sha256  bytea not null check (octet_length(sha256) = 32),
    kept_at timestamptz not null
);

-- Photographs and recordings are compressed already: a second try only costs time.
alter table files.file alter column bytes set storage external;
