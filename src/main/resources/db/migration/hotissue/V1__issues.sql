-- What was gathered from the matters, beside the register: it holds digests of what was said, not the words but for the title.
create schema hotissue;

create table hotissue.issue (
    id            uuid primary key,
    county        text collate "C" not null,
    last_at       timestamptz not null,
    rectification text collate "C"
);

-- who is the keyed digest of a phone number; it only tells whether two tellings came from one person.
create table hotissue.telling (
    county text collate "C" not null,
    number text collate "C" not null,
    issue  uuid not null references hotissue.issue (id),
    at     timestamptz not null,
    place  text collate "C" not null,
    who    text not null,
    title  text not null,
    whole  bytea not null,
    detail bytea not null,
    primary key (county, number)
);

create index telling_by_issue on hotissue.telling (issue, at desc);
create index telling_by_place on hotissue.telling (place, at);

-- The heaviest grams of an issue's tellings: only issues that share some are compared.
create table hotissue.gram (
    county text collate "C" not null,
    gram   int not null,
    issue  uuid not null references hotissue.issue (id) on delete cascade,
    primary key (county, gram, issue)
);

create index gram_by_issue on hotissue.gram (issue);

-- How far the gathering has followed the journal. Whoever holds this row gathers.
create table hotissue.cursor (
    name     text primary key,
    position bigint not null
);

insert into hotissue.cursor (name, position) values ('tellings', 0);
