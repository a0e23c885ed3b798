-- Who wants a text message when a village publishes something. The only rows here that a wish deletes.
create table disclosure.subscriber (
    county text collate "C" not null,
    place  text collate "C" not null,
    phone  bytea not null,
    sealed bytea not null,
    since  timestamptz not null,
    primary key (county, place, phone)
);
