-- When a body was founded or last changed, for whoever keeps a copy.
alter table organization.body add column changed_at timestamptz not null default now();
