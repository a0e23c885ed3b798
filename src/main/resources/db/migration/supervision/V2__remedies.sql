-- Remedies residents set (点题整治), beside their matters: what the public list shows, and who supported and judged them. A
-- voice is a digest of a phone keyed for this one remedy: it tells two voices apart and leads to nobody.
create table supervision.remedy (
    number     text collate "C" primary key,
    county     text collate "C" not null,
    place      text collate "C" not null,
    subject    text not null,
    state      text collate "C" not null,
    department text collate "C",
    day        date not null,
    changed    timestamptz not null,
    supports   int not null default 0,
    good       int not null default 0,
    fair       int not null default 0,
    poor       int not null default 0
);

create index remedy_by_state on supervision.remedy (state, supports desc);

create table supervision.voice (
    number text collate "C" not null references supervision.remedy (number),
    kind   text collate "C" not null check (kind in ('support', 'judge')),
    round  int not null,
    who    bytea not null,
    grade  text collate "C" not null,
    primary key (number, kind, round, who)
);

-- Rules that came of remedies (建章立制).
create table supervision.rule (
    number text collate "C" not null references supervision.remedy (number),
    seq    int not null,
    name   text not null,
    text   text not null,
    since  date not null,
    primary key (number, seq)
);
