-- Nothing is sent before the other side has said that it wants it, and no more in a minute than it allowed (0: all).
-- Whoever was told before this rule is not cut off: an administrator had made sure of them.

alter table exchange.webhook add column allowed_at timestamptz;
alter table exchange.webhook add column per_minute int not null default 0 check (per_minute >= 0);

update exchange.webhook set allowed_at = made_at;
