-- Payouts are forgotten as the messages about them are. When one was asked for that is here already nobody knows any more.

alter table payout add column requested_at timestamptz not null default now();
call let_age('payout', 'requested_at');
call let_age('payout_part', 'ended_at');
