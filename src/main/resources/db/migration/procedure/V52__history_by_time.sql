-- Steps are appended in the order of time, so a few bytes for each range of pages say where a time is to be found: others ask
-- what happened since yesterday, and writing a step costs no more than before.
create index history_by_time on procedure.history using brin (at) with (pages_per_range = 16, autosummarize = on);
