-- Tables handed in for a registry, between the preview and the consent; a day later they are gone.
create schema web;

create table web.upload (
    id       uuid primary key,
    registry text not null,
    owner    text not null,
    at       timestamptz not null,
    file     bytea not null
);
