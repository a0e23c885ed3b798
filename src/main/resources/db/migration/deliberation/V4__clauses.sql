-- What an item allows when it passes: seals, payments and tenders ask the decision for it.
alter table deliberation.item add column allows text collate "C";
alter table deliberation.item add column object text;
alter table deliberation.item add column amount bigint check (amount > 0);
alter table deliberation.item add constraint item_allows_what_it_decides
    check (allows is null or matter is not null);
