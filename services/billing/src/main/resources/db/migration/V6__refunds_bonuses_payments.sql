-- What is given back of bills, granted on top, received and paid out through WeChat Pay.

alter table wallet_setting add column version integer not null default 1;

alter table recharge add column source text not null default 'OFFLINE' check (source in ('OFFLINE', 'WECHAT_PAY'));
alter table recharge add column arrears_paid_fen bigint not null default 0 check (arrears_paid_fen >= 0);
grant insert on recharge to ${system};

create table bonus_grant (
    operator_id text not null,
    grant_id uuid not null,
    driver_id uuid not null,
    amount_fen bigint not null check (amount_fen > 0),
    reason text not null,
    granted_by text not null,
    granted_at timestamptz not null,
    primary key (operator_id, grant_id),
    foreign key (operator_id, driver_id) references driver (operator_id, driver_id)
);
grant select, insert on bonus_grant to ${app};
grant select on bonus_grant to ${system};

-- What went back of a version of a bill: to principal and bonus as it was paid, and what is no longer owed.
create table bill_refund (
    bill_month date not null,
    bill_no text not null,
    refund_id uuid not null,
    version integer not null,
    operator_id text not null,
    driver_id uuid not null,
    energy_fee_fen bigint not null check (energy_fee_fen >= 0),
    service_fee_fen bigint not null check (service_fee_fen >= 0),
    idle_fee_fen bigint not null check (idle_fee_fen >= 0),
    principal_fen bigint not null check (principal_fen >= 0),
    bonus_fen bigint not null check (bonus_fen >= 0),
    waived_fen bigint not null check (waived_fen >= 0),
    reason text not null,
    refunded_by text not null,
    refunded_at timestamptz not null,
    primary key (bill_month, bill_no, refund_id),
    foreign key (bill_month, bill_no, version, operator_id) references bill (bill_month, bill_no, version, operator_id),
    check (energy_fee_fen + service_fee_fen + idle_fee_fen = principal_fen + bonus_fen + waived_fen)
) partition by list (bill_month);
call split_by_month('bill_refund');
grant select, insert on bill_refund to ${app}, ${system};

-- An order of WeChat Pay by which a driver recharges. Times are real: WeChat knows no business time.
create table pay_order (
    operator_id text not null,
    order_no text not null,
    driver_id uuid not null,
    amount_fen bigint not null check (amount_fen > 0),
    state text not null check (state in ('OPEN', 'PAID', 'CLOSED')),
    transaction_id text,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    ask_after timestamptz not null,
    paid_at timestamptz,
    recharge_id uuid,
    primary key (operator_id, order_no),
    unique (operator_id, transaction_id),
    foreign key (operator_id, driver_id) references driver (operator_id, driver_id),
    check ((state = 'PAID') = (paid_at is not null and transaction_id is not null and recharge_id is not null))
);
create index pay_order_open on pay_order (ask_after) where state = 'OPEN';
create index pay_order_driver on pay_order (operator_id, driver_id, created_at desc);
grant select, insert on pay_order to ${app};
grant select, update on pay_order to ${system};

-- Each callback is handled once.
create table pay_callback (
    operator_id text not null,
    notification_id text not null,
    received_at timestamptz not null,
    primary key (operator_id, notification_id)
);
grant select, insert on pay_callback to ${system};
grant select on pay_callback to ${app};

-- Wallet money that a driver gets back, in parts against earlier orders; a part keeps its number however often it is sent.
create table payout (
    operator_id text not null,
    payout_id uuid not null,
    driver_id uuid not null,
    amount_fen bigint not null check (amount_fen > 0),
    reason text not null,
    requested_by text not null,
    requested_at timestamptz not null,
    primary key (operator_id, payout_id),
    foreign key (operator_id, driver_id) references driver (operator_id, driver_id)
);
create index payout_driver on payout (operator_id, driver_id, requested_at desc);
grant select, insert on payout to ${app};
grant select on payout to ${system};

create table payout_part (
    operator_id text not null,
    refund_no text not null,
    payout_id uuid not null,
    driver_id uuid not null,
    order_no text not null,
    amount_fen bigint not null check (amount_fen > 0),
    state text not null check (state in ('REQUESTED', 'PROCESSING', 'DONE', 'FAILED', 'ABNORMAL')),
    send_after timestamptz not null,
    last_answer text,
    done_at timestamptz,
    primary key (operator_id, refund_no),
    foreign key (operator_id, payout_id) references payout (operator_id, payout_id),
    foreign key (operator_id, order_no) references pay_order (operator_id, order_no)
);
create index payout_part_open on payout_part (send_after) where state in ('REQUESTED', 'PROCESSING', 'ABNORMAL');
create index payout_part_order on payout_part (operator_id, order_no);
create index payout_part_payout on payout_part (operator_id, payout_id);
grant select, insert on payout_part to ${app};
grant select, update on payout_part to ${system};

-- What WeChat Pay says of a day in China, from its trade bill.
create table pay_statement (
    operator_id text not null,
    day date not null,
    paid_fen bigint not null,
    refunded_fen bigint not null,
    fetched_at timestamptz not null,
    primary key (operator_id, day)
);
grant select on pay_statement to ${app};
grant select, insert, update on pay_statement to ${system};

call tenant_and_driver_table('bonus_grant');
call tenant_and_driver_table('bill_refund');
call tenant_and_driver_table('pay_order');
call tenant_and_driver_table('payout');
call tenant_and_driver_table('payout_part');
call tenant_table('pay_callback');
call tenant_table('pay_statement');
