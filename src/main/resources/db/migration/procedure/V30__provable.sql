-- What the public log follows: each step with the definition that says whether residents see it.
create view procedure.provable as
select h.county, h.number, h.seq, h.at, h.action, h.from_state, h.to_state, h.who, h.person, h.name, h.title, h.body,
       h.desk, h.form, h.xid, m.definition
  from procedure.history h
  join procedure.matter m on m.county = h.county and m.number = h.number;
