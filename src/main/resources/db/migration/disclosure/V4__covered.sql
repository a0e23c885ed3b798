-- Photographs of which a part was painted over: the copy everybody may see, and what was photographed, sealed with a key that
-- lies outside the database. Only who writes the draft opens it again, and that is written down.
create table disclosure.covered (
    file     uuid primary key,
    original bytea not null,
    boxes    text not null,
    person   uuid not null,
    at       timestamptz not null
);
