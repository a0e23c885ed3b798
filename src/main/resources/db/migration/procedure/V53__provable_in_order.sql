-- The matter is looked up for each line that is read. As a join it let the server, which cannot know how many lines a
-- range of transactions has, read and sort all that were waiting for each batch: a log a million behind never caught up.
create or replace view procedure.provable as
select h.county, h.number, h.seq, h.at, h.action, h.from_state, h.to_state, h.who, h.person, h.name, h.title, h.body,
       h.desk, h.form, h.xid, m.definition, m.sealed
  from procedure.history h
 cross join lateral (select definition, sealed from procedure.matter
                      where county = h.county and number = h.number limit 1) m;
