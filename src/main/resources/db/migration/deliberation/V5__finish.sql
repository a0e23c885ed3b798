-- By which day a meeting wants it done.
alter table deliberation.motion add column finish date;
