-- What is open just now is asked for above every inbox and at every door; whatever is closed is not read for it.
create index vote_not_closed on decision.vote (closes_at) where closed_at is null;
