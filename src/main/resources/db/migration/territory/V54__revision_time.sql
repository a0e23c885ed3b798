-- When the tree last changed, for whoever keeps a copy of it.
alter table territory.revision add column changed_at timestamptz not null default now();
