-- How staff made sure who stood before them.
alter table decision.ballot add column checked text;
