-- A wallet tells how much its driver owes of settled bills, null for nothing: whoever locks it to move money knows whether
-- something has to be paid first.
alter table account add column owed_fen bigint
    check (owed_fen is null or owed_fen > 0 and kind = 'WALLET');

-- Forced row-level security hides the rows from the owner too; it looks past it for what is already there.
alter table account no force row level security;
alter table transfer no force row level security;
update account a set owed_fen = o.fen from (
    select operator_id, driver_id,
        sum(case when debit_account like 'RECEIVABLE:%' then amount_fen else -amount_fen end) as fen
    from transfer where debit_account like 'RECEIVABLE:%' or credit_account like 'RECEIVABLE:%'
    group by operator_id, driver_id) o
where a.operator_id = o.operator_id and a.account_id = 'WALLET:' || o.driver_id and o.fen > 0;
alter table transfer force row level security;
alter table account force row level security;
