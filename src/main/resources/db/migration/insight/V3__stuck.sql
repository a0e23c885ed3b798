-- What does not move is asked for on one page for a whole county: a short range instead of all that is open.
create index fact_stuck on insight.fact (county, procedure, due_at)
    where load <> 'ended' and (load = 'late' or reopened > 1);
