-- Principal that was paid out outside WeChat Pay, by bank transfer or in cash; written when the money has left.
create table offline_payout (
    operator_id text not null,
    payout_id uuid not null,
    driver_id uuid not null,
    amount_fen bigint not null check (amount_fen > 0),
    reference text not null,
    reason text not null,
    paid_by text not null,
    paid_at timestamptz not null,
    primary key (operator_id, payout_id),
    unique (operator_id, driver_id, reference),
    foreign key (operator_id, driver_id) references driver (operator_id, driver_id)
);
grant select, insert on offline_payout to ${app};
grant select on offline_payout to ${system};
call tenant_table('offline_payout');
call for_staff_only('offline_payout');
