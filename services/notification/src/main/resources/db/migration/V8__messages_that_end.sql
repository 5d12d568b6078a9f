-- A message is uncertain once the channel was asked, not once somebody claimed it; each ends when it is too old to be told.

alter table message add column purpose text;
alter table consent drop constraint consent_purpose_check;
alter table consent add constraint consent_purpose_check
    check (purpose in ('PUBLIC_LIST', 'VOUCHER_EXPIRY', 'LOW_BALANCE', 'VOUCHER_GIFT'));

-- Forced row-level security hides the rows from the owner too; it looks past it for what is still to be sent.
alter table message no force row level security;
update message set
    uncertain_since = case when state = 'SENDING' then coalesce(uncertain_since, next_attempt_at - interval '1 minute')
        else uncertain_since end,
    purpose = case kind when 'VOUCHER_EXPIRING' then 'VOUCHER_EXPIRY' when 'LOW_BALANCE' then 'LOW_BALANCE' end,
    expires_at = coalesce(expires_at, occurred_at + case when kind in ('CHARGING_STARTED', 'CHARGING_ENDED')
        then interval '1 hour' when kind in ('LOW_BALANCE', 'PILES_OFFLINE') then interval '1 day'
        when kind = 'BACKLOG' then interval '2 days' else interval '7 days' end)
where state in ('PENDING', 'SENDING', 'UNKNOWN') and next_attempt_at is not null;
alter table message force row level security;

-- Those that sleep until their operator sets a template up.
create index message_asleep on message (operator_id, kind, expires_at)
    where state = 'PENDING' and reason = 'WAITS_FOR_TEMPLATE' and next_attempt_at is null;
