-- Drivers' money in two kinds, principal and bonus; what operators decide about it.

alter table account drop constraint account_kind_check;
alter table account add constraint account_kind_check check (kind in ('WALLET', 'BONUS', 'RESERVE', 'RESERVE_BONUS'));

alter table transfer drop constraint transfer_kind_check;
alter table transfer add constraint transfer_kind_check check (kind in ('RECHARGE', 'BONUS', 'RESERVE', 'RELEASE',
    'SETTLE', 'VOUCHER', 'RECEIVABLE', 'ARREARS', 'CORRECTION', 'REFUND', 'PAYOUT', 'PAYOUT_DONE', 'PAYOUT_FAILED'));
-- The component of a bill that an entry pays, where its accounts do not tell: arrears.
alter table transfer add column component text;
create index transfer_owed on transfer (operator_id, driver_id)
    where debit_account like 'RECEIVABLE:%' or credit_account like 'RECEIVABLE:%';

-- What an operator decided; without a row the defaults of WalletSetting hold.
create table wallet_setting (
    operator_id text primary key,
    spending_order text not null check (spending_order in ('PRINCIPAL_FIRST', 'BONUS_FIRST')),
    arrears_limit_fen bigint not null check (arrears_limit_fen >= 0),
    changed_at timestamptz not null,
    changed_by text not null
);
grant select, insert, update on wallet_setting to ${app};
grant select on wallet_setting to ${system};

alter table wallet_setting enable row level security;
alter table wallet_setting force row level security;
create policy tenant on wallet_setting to ${app}
    using (operator_id = nullif(current_setting('app.operator_id', true), ''))
    with check (operator_id = nullif(current_setting('app.operator_id', true), ''));
create policy system on wallet_setting to ${system} using (true) with check (true);
