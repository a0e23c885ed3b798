-- Campaigns (诉求大起底), the things collected in them, and the ledgers in which these stand.
create schema campaign;

create table campaign.campaign (
    code      text collate "C" primary key check (code ~ '^[0-9A-Z]{6}-[0-9]{4}-[0-9]+$'),
    name      text not null check (char_length(name) between 2 and 60),
    area      text collate "C" not null references territory.place,
    begins    date not null,
    ends      date not null,
    channels  text[] not null check (cardinality(channels) > 0),
    basis     text not null check (char_length(basis) between 2 and 500),
    person    uuid not null,
    title     text not null,
    body      text not null,
    opened_at timestamptz not null,
    closed_at timestamptz,
    constraint ends_after_it_begins check (ends >= begins)
);

create index campaign_by_area on campaign.campaign (area);

-- One thing collected, as far as ledgers and reports must know it. What was said stays with the matter.
create table campaign.item (
    county     text collate "C" not null,
    number     text collate "C" not null,
    campaign   text collate "C" not null references campaign.campaign,
    place      text collate "C" not null,
    channel    text not null,
    level      text not null check (level in ('village', 'town', 'county')),
    book       text collate "C" not null,
    state      text not null,
    open       boolean not null,
    reason     text,
    explained  text,
    field      text,
    nature     text,
    difficulty text,
    follow_up  text,
    opened_at  timestamptz not null,
    changed_at timestamptz not null,
    primary key (county, number)
);

create index item_by_campaign on campaign.item (campaign, place);
create index item_by_book on campaign.item (campaign, book);

-- The counters of one ledger (台账). The database itself refuses a ledger that does not balance.
create table campaign.ledger (
    campaign  text collate "C" not null references campaign.campaign,
    book      text collate "C" not null,
    level     text not null check (level in ('village', 'town', 'county')),
    collected int not null default 0,
    reopened  int not null default 0,
    moved_in  int not null default 0,
    moved_out int not null default 0,
    struck    int not null default 0,
    invalid   int not null default 0,
    open      int not null,
    primary key (campaign, book),
    constraint ledger_balances check (collected + reopened + moved_in - moved_out - struck - invalid = open),
    constraint nothing_leaves_that_was_not_there check (open >= 0)
);

-- Every line of every ledger. A transfer is two lines. Never changed, never deleted.
create table campaign.entry (
    county   text collate "C" not null,
    number   text collate "C" not null,
    seq      int not null,
    kind     text not null check (kind in ('collected', 'reopened', 'moved_in', 'moved_out', 'struck', 'invalid')),
    campaign text collate "C" not null references campaign.campaign,
    book     text collate "C" not null,
    at       timestamptz not null,
    primary key (county, number, seq, kind)
);

create index entry_by_book on campaign.entry (campaign, book, at);

create function campaign.entry_stands() returns trigger language plpgsql as $$
begin
    raise exception 'a line of a ledger is never changed or deleted';
end $$;

create trigger entry_stands before update or delete on campaign.entry
    for each row execute function campaign.entry_stands();

-- The visit plan: one row a building. It keeps the day and the body, not the minute and not the person.
create table campaign.stop (
    campaign   text collate "C" not null references campaign.campaign,
    place      text collate "C" not null,
    state      text not null default 'planned' check (state in ('planned', 'visited', 'nobody')),
    households int not null default 0 check (households between 0 and 2000),
    tries      int not null default 0,
    day        date,
    body       text,
    primary key (campaign, place),
    constraint a_visit_has_a_day check ((state = 'planned') = (day is null))
);

-- Answers to a questionnaire are counted, not kept: nobody can tell who answered what.
create table campaign.tally (
    campaign text collate "C" not null references campaign.campaign,
    question text not null,
    answer   text not null,
    count    int not null,
    primary key (campaign, question, answer)
);

-- Which questionnaires were counted, so that one sent twice is counted once; nothing leads from here to an answer.
create table campaign.reply (
    campaign text collate "C" not null references campaign.campaign,
    key      text not null check (length(key) between 8 and 80),
    primary key (campaign, key)
);
