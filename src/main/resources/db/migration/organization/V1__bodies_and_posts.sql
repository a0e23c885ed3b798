create schema organization;

create table organization.body (
    code  text collate "C" primary key check (code ~ '^[0-9A-Za-z]+-[0-9a-z-]+$'),
    name  text not null check (char_length(name) between 2 and 100),
    kind  text not null,
    place text collate "C" not null references territory.place,
    above text collate "C" references organization.body,
    phone text check (phone ~ '^[0-9 +-]{3,20}$')
);

create index body_by_place on organization.body (place, kind);

-- Who held what and when is never deleted: a post is ended by its date.
create table organization.post (
    id           uuid primary key,
    person       uuid not null references identity.person,
    holder       text not null check (char_length(holder) between 1 and 50),
    body         text collate "C" not null references organization.body,
    duty         text not null,
    title        text not null check (char_length(title) between 1 and 100),
    place        text collate "C" not null references territory.place,
    starts       date not null,
    ends         date check (ends >= starts),
    phone        text check (phone ~ '^[0-9 +-]{3,20}$'),
    appointed_at timestamptz not null,
    appointed_by uuid,
    ended_at     timestamptz,
    ended_by     uuid
);

create unique index post_held_once on organization.post (person, body, duty, place) where ends is null;
create index post_by_person on organization.post (person);
create index post_by_place on organization.post (place, duty);
