-- What stands on the plate at a door. The code is drawn at random: nobody can tell one door's code from another's.
create table territory.door (
    code       text primary key check (code ~ '^[2-9A-HJKMNPQRT-Y]{10}$'),
    place      text collate "C" not null references territory.place,
    withdrawn  boolean not null default false
);

create unique index one_door_code_per_place on territory.door (place) where not withdrawn;
