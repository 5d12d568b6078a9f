-- Fields as in the domain's table of vouchers. gifts_given can never pass total_gifts: the database says so.
create table campaign (
    operator_id text not null,
    campaign_id text not null,
    name text not null,
    state text not null check (state in ('DRAFT', 'ACTIVE', 'PAUSED', 'ENDED')),
    trigger text not null check (trigger in ('NEW_DRIVER', 'RECHARGE')),
    recharge_threshold_fen bigint not null check (recharge_threshold_fen >= 0),
    pieces_per_gift integer not null check (pieces_per_gift > 0),
    face_fen bigint not null check (face_fen > 0),
    total_gifts integer not null,
    gifts_given integer not null default 0,
    departments text[] not null,
    sub_operators text[] not null,
    station_ids text[] not null,
    gift_from timestamptz not null,
    gift_until timestamptz not null,
    minimum_spend_fen bigint not null check (minimum_spend_fen >= 0),
    validity_days integer check (validity_days > 0),
    valid_from timestamptz,
    valid_until timestamptz,
    changed_at timestamptz not null,
    changed_by text not null,
    primary key (operator_id, campaign_id),
    constraint gifts_within_total check (gifts_given between 0 and total_gifts),
    constraint one_validity check ((validity_days is null) = (valid_from is not null and valid_until is not null))
);

-- What a gift needs to know about a driver, and the lock that keeps one driver's vouchers in order.
create table driver (
    operator_id text not null,
    driver_id uuid not null,
    profiled boolean not null default false,
    department text,
    sub_operator text,
    primary key (operator_id, driver_id)
);

create table gift (
    operator_id text not null,
    recharge_id text not null,
    campaign_id text not null,
    driver_id uuid not null,
    given_at timestamptz not null,
    primary key (operator_id, recharge_id),
    foreign key (operator_id, campaign_id) references campaign,
    foreign key (operator_id, driver_id) references driver
);

-- Recharges whose gift depends on a profile that has not come yet.
create table waiting_recharge (
    operator_id text not null,
    recharge_id text not null,
    driver_id uuid not null,
    amount_fen bigint not null,
    recharged_at timestamptz not null,
    primary key (operator_id, recharge_id)
);
create index waiting_recharge_driver on waiting_recharge (operator_id, driver_id);

-- Terms are the campaign's at the time of the gift. A voucher belongs to at most one bill, a bill has at most one.
create table voucher (
    operator_id text not null,
    voucher_id uuid not null,
    driver_id uuid not null,
    campaign_id text not null,
    face_fen bigint not null check (face_fen > 0),
    minimum_spend_fen bigint not null,
    station_ids text[] not null,
    valid_from timestamptz not null,
    expires_at timestamptz not null,
    granted_at timestamptz not null,
    state text not null check (state in ('AVAILABLE', 'RESERVED', 'REDEEMED')),
    bill_no text,
    discount_fen bigint not null default 0 check (discount_fen between 0 and face_fen),
    changed_at timestamptz not null,
    primary key (operator_id, voucher_id),
    foreign key (operator_id, campaign_id) references campaign,
    foreign key (operator_id, driver_id) references driver,
    constraint used_for_a_bill check ((state = 'AVAILABLE') = (bill_no is null))
);
create unique index voucher_bill on voucher (operator_id, bill_no);
create index voucher_driver on voucher (operator_id, driver_id, voucher_id);
create index voucher_available on voucher (operator_id, driver_id) where state = 'AVAILABLE';

-- How far each bill has been answered and settled, so that late and doubled events change nothing.
create table bill_use (
    operator_id text not null,
    bill_no text not null,
    driver_id uuid not null,
    rated_version integer not null,
    settled_version integer not null,
    voucher_id uuid,
    primary key (operator_id, bill_no)
);

grant select, insert, update on campaign to ${app};
grant select on voucher, gift to ${app};
grant select, update on campaign to ${system};
grant select, insert, update on driver, voucher, bill_use to ${system};
grant select, insert on gift to ${system};
grant select, insert, delete on waiting_recharge to ${system};

alter table campaign enable row level security;
alter table campaign force row level security;
create policy tenant on campaign to ${app}
    using (operator_id = nullif(current_setting('app.operator_id', true), ''))
    with check (operator_id = nullif(current_setting('app.operator_id', true), ''));
create policy system on campaign to ${system} using (true) with check (true);

alter table driver enable row level security;
alter table driver force row level security;
create policy system on driver to ${system} using (true) with check (true);

alter table gift enable row level security;
alter table gift force row level security;
create policy tenant on gift to ${app}
    using (operator_id = nullif(current_setting('app.operator_id', true), '')
        and (nullif(current_setting('app.driver_id', true), '') is null
            or driver_id = nullif(current_setting('app.driver_id', true), '')::uuid));
create policy system on gift to ${system} using (true) with check (true);

alter table waiting_recharge enable row level security;
alter table waiting_recharge force row level security;
create policy system on waiting_recharge to ${system} using (true) with check (true);

alter table voucher enable row level security;
alter table voucher force row level security;
create policy tenant on voucher to ${app}
    using (operator_id = nullif(current_setting('app.operator_id', true), '')
        and (nullif(current_setting('app.driver_id', true), '') is null
            or driver_id = nullif(current_setting('app.driver_id', true), '')::uuid));
create policy system on voucher to ${system} using (true) with check (true);

alter table bill_use enable row level security;
alter table bill_use force row level security;
create policy system on bill_use to ${system} using (true) with check (true);
