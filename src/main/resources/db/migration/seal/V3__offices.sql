-- Seals of towns and of bodies of a county, whose places have shorter codes; the open table goes by number.
alter table seal.seal drop constraint seal_code_check;
alter table seal.seal add constraint seal_code_check check (code ~ '^[0-9A-Z]{6,12}-[0-9]+$');

create index entry_by_number on seal.entry (number);
create index seal_by_body on seal.seal (body);
