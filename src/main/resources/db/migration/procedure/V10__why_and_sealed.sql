-- Why a matter waits where it waits, when the dispatch catalogue sent it; and matters that only their desk may see.
alter table procedure.matter add column because text;
alter table procedure.matter add column sealed boolean not null default false;
alter table procedure.history add column because text;
