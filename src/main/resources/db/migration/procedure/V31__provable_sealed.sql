-- A matter that was sealed later keeps its place in the log, but no receipt gives anything of it out.
create or replace view procedure.provable as
select h.county, h.number, h.seq, h.at, h.action, h.from_state, h.to_state, h.who, h.person, h.name, h.title, h.body,
       h.desk, h.form, h.xid, m.definition, m.sealed
  from procedure.history h
  join procedure.matter m on m.county = h.county and m.number = h.number;
