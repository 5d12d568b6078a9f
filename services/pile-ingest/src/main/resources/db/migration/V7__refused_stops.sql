-- A pile may refuse a stop: it is told again, later and not for ever. Real time.
alter table pending_stop
    add refusals integer not null default 0,
    add not_before timestamptz not null default '-infinity';
