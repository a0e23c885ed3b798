-- A file is kept when the matter it was handed in with is; what nobody handed in after all is deleted a day later.
alter table files.file add column owner text collate "C";

-- Nothing kept before this rule is deleted by it.
update files.file set owner = 'kept before owners were';

create index file_abandoned on files.file (kept_at) where owner is null;
