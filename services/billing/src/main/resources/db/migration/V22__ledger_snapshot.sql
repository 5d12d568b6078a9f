-- What closed transfers come to, so that the equations of the ledger read only what was booked since: the balance of
-- every account that is not empty, and how much flowed from one kind of account to another.

create table ledger_sum (
    operator_id text not null,
    account_id text not null,
    fen bigint not null check (fen <> 0),
    primary key (operator_id, account_id)
);
create table ledger_flow (
    operator_id text not null,
    kind text not null,
    debit_kind text not null,
    credit_kind text not null,
    fen bigint not null check (fen > 0),
    primary key (operator_id, kind, debit_kind, credit_kind)
);
grant select on ledger_sum, ledger_flow to ${app};
grant select, insert, update, delete on ledger_sum to ${system};
grant select, insert, update on ledger_flow to ${system};
call tenant_table('ledger_sum');
call tenant_table('ledger_flow');
create policy staff on ledger_sum as restrictive to ${app}
    using (nullif(current_setting('app.driver_id', true), '') is null);
create policy staff on ledger_flow as restrictive to ${app}
    using (nullif(current_setting('app.driver_id', true), '') is null);

-- Up to which transfer the sums reach. The next ones are added when every transaction before next_xid has ended: then
-- no transfer up to next_seq can still come.
create table ledger_snapshot (
    single boolean primary key default true check (single),
    upto_seq bigint not null default 0,
    next_seq bigint not null default 0,
    next_xid xid8 not null default '0',
    check (upto_seq <= next_seq)
);
insert into ledger_snapshot default values;
grant select on ledger_snapshot to ${app};
grant select, update on ledger_snapshot to ${system};
grant select on sequence transfer_seq_seq to ${system};

-- Transfers lie in the table as they were booked: a few bytes for each megabyte find the newest, and cost the booking
-- nothing.
create index transfer_seq on transfer using brin (seq) with (autosummarize = on);
