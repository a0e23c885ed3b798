-- What a reporter said of another report: it is the same. A hint for the officer, who merges or does not.
create table search.same (
    county  text collate "C" not null,
    number  text collate "C" not null,
    other   text collate "C" not null,
    said_at timestamptz not null,
    primary key (county, number),
    constraint another check (other <> number)
);

create index same_by_other on search.same (other);
