-- Refund batches: bills whose money goes back together, frozen by one person and approved by another.

create table refund_batch (
    operator_id text not null,
    batch_id uuid not null,
    name text not null,
    reason text not null,
    state text not null check (state in ('FROZEN', 'APPROVED', 'RUNNING', 'DONE', 'CANCELLED')),
    version integer not null,
    component text not null check (component in ('ENERGY_FEE', 'SERVICE_FEE', 'IDLE_FEE', 'ALL')),
    destination text not null check (destination in ('WALLET', 'WECHAT_PAY')),
    filter text not null,
    digest text not null,
    items integer not null check (items > 0),
    total_fen bigint not null check (total_fen > 0),
    station_ids text[] not null,
    first_session_at timestamptz not null,
    last_session_at timestamptz not null,
    frozen_by text not null,
    frozen_by_subject text not null,
    frozen_at timestamptz not null,
    approved_by text,
    approved_by_subject text check (approved_by_subject <> frozen_by_subject),
    approved_at timestamptz,
    changed_at timestamptz not null,
    primary key (operator_id, batch_id),
    check (state in ('FROZEN', 'CANCELLED') or approved_by_subject is not null)
);
create index refund_batch_frozen on refund_batch (operator_id, frozen_at desc, batch_id desc);
create index refund_batch_live on refund_batch (approved_at) where state in ('APPROVED', 'RUNNING');
grant select, insert, update (state, version, approved_by, approved_by_subject, approved_at, changed_at)
    on refund_batch to ${app};
grant select, update (state, version, changed_at) on refund_batch to ${system};

-- One bill of a batch. What is frozen of it never changes; its refund has this one number, however often it is tried.
create table refund_item (
    operator_id text not null,
    batch_id uuid not null,
    bill_month date not null,
    bill_no text not null,
    bill_version integer not null,
    refund_id uuid not null,
    driver_id uuid not null,
    station_id text not null,
    requested_at timestamptz not null,
    bill_total_fen bigint not null,
    idle_fee_fen bigint not null,
    amount_fen bigint not null check (amount_fen > 0),
    destination text not null check (destination in ('WALLET', 'WECHAT_PAY')),
    state text not null default 'OPEN' check (state in ('OPEN', 'DONE', 'FAILED')),
    reason text,
    -- The ledger gave it back; what goes on through the channel is then under way, and the worker's business no longer.
    refunded_at timestamptz,
    under_way boolean not null default false,
    changed_at timestamptz not null,
    primary key (operator_id, batch_id, bill_no),
    unique (operator_id, refund_id),
    foreign key (operator_id, batch_id) references refund_batch (operator_id, batch_id),
    foreign key (bill_month, bill_no, bill_version, operator_id)
        references bill (bill_month, bill_no, version, operator_id),
    check ((state = 'FAILED') = (reason is not null)),
    check (state <> 'DONE' or refunded_at is not null)
);
create index refund_item_open on refund_item (operator_id, batch_id, bill_no) where state = 'OPEN';
create index refund_item_bill on refund_item (operator_id, bill_no);
grant select, insert, update (state, reason, under_way, changed_at) on refund_item to ${app};
grant select, update (state, reason, destination, refunded_at, under_way, changed_at) on refund_item to ${system};

call tenant_table('refund_batch');
create policy staff on refund_batch as restrictive to ${app}
    using (nullif(current_setting('app.driver_id', true), '') is null);
call tenant_and_driver_table('refund_item');

-- A batch's payouts start without a caller; a part that the channel refused may be sent again, each time booked anew.
alter table payout_part add column attempt integer not null default 1;
grant insert on payout, payout_part to ${system};
