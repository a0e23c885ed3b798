-- Documents that are to be sealed are kept as they came, so that their digest is that of what the office has.
alter table files.file drop constraint file_kind_check;
alter table files.file add constraint file_kind_check check (kind in ('photo', 'recording', 'document'));
alter table files.file drop constraint file_type_check;
alter table files.file add constraint file_type_check check (type ~ '^(image|audio|application)/[a-z0-9.+-]+$');
