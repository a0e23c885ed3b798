-- The books of the door and of readings can be followed in the order of commits.
alter table identity.audit add column xid xid8 not null default pg_current_xact_id();
alter table identity.reading add column xid xid8 not null default pg_current_xact_id();

create index audit_by_xid on identity.audit (xid);
create index reading_by_xid on identity.reading (xid);
