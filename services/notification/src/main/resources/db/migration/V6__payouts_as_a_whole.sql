-- A payout is told when its last part ended: as one arrival and one failure.

-- What was asked for; parts is null where an earlier release read it, which did not look at the number.
create table payout (
    operator_id text not null,
    payout_id uuid not null,
    driver_id uuid not null,
    parts integer check (parts > 0),
    reason text,
    primary key (operator_id, payout_id)
);
grant select, insert, update on payout to ${system};
call tenant_and_driver_table('payout');

-- How each part ended, and whether its driver was told so.
create table payout_part (
    operator_id text not null,
    payout_id uuid not null,
    refund_no text not null,
    amount_fen bigint not null check (amount_fen > 0),
    arrived boolean not null,
    reason text,
    ended_at timestamptz not null,
    told boolean not null default false,
    primary key (operator_id, payout_id, refund_no)
);
grant select, insert, update on payout_part to ${system};
call tenant_table('payout_part');

-- Forced row-level security hides the rows from the owner too; it looks past it for what is already there.
alter table message no force row level security;
alter table payout no force row level security;
insert into payout (operator_id, payout_id, driver_id)
select operator_id, fact_id::uuid, recipient_id from message where kind = 'REFUND_ACCEPTED';
alter table message force row level security;
alter table payout force row level security;
