-- What a source saw happen, and where its publication is due: nothing is laid down twice.
create table disclosure.happening (
    source text collate "C" not null,
    mark   text collate "C" not null,
    county text collate "C" not null,
    place  text collate "C" not null,
    item   text collate "C" not null,
    period text collate "C" not null,
    primary key (source, mark),
    foreign key (county, place, item, period) references disclosure.due
);

create unique index happening_by_slot on disclosure.happening (county, place, item, period);
