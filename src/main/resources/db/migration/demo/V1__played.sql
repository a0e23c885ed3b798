-- Which scenes of the demonstration were played, so that a first start that was broken off goes on where it stopped.
create schema demo;

create table demo.played (
    scene text collate "C" primary key
);
