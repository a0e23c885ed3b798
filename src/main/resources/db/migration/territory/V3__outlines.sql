-- Outlines in WGS-84. The box around each is kept beside it, so that the database finds candidates by an ordinary comparison.
create table territory.outline (
    code      text collate "C" primary key references territory.place,
    shape     bytea not null,
    south     double precision not null,
    west      double precision not null,
    north     double precision not null,
    east      double precision not null,
    synthetic boolean not null,
    check (south <= north and west <= east)
);

comment on column territory.outline.shape is 'well-known binary, longitude before latitude';
