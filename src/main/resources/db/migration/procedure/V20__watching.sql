-- Whoever watches over a county reads its open matters as they fall due; over less, those of the place.
create index open_by_due on procedure.matter (county, due_at) where not ended;
create index open_by_place on procedure.matter (county, place, due_at) where not ended;
