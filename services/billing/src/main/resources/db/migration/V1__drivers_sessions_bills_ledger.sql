-- Billing: drivers and their money, sessions, bills and the ledger.
-- Tables that grow with every session are partitioned by the month of the bill number, which every unique key includes.
-- Amounts are whole fen, energy is in steps of 0.0001 kWh, exact amounts are in billionths of a yuan.

create table driver (
    operator_id text not null,
    driver_id uuid not null,
    openid text not null,
    nickname text not null,
    phone text not null,
    department text,
    created_at timestamptz not null,
    primary key (operator_id, driver_id)
);
create index driver_phone on driver (operator_id, phone);
grant select, insert, update on driver to ${app};
grant select on driver to ${system};

alter table driver enable row level security;
alter table driver force row level security;
create policy tenant on driver to ${app}
    using (operator_id = nullif(current_setting('app.operator_id', true), '')
        and (nullif(current_setting('app.driver_id', true), '') is null
            or driver_id = nullif(current_setting('app.driver_id', true), '')::uuid))
    with check (operator_id = nullif(current_setting('app.operator_id', true), '')
        and (nullif(current_setting('app.driver_id', true), '') is null
            or driver_id = nullif(current_setting('app.driver_id', true), '')::uuid));
create policy system on driver to ${system} using (true) with check (true);

-- This service's copy of where piles stand and what they cost; both come by event.
create table station (
    operator_id text not null,
    station_id text not null,
    name text not null,
    zone_id text not null,
    primary key (operator_id, station_id)
);
grant select on station to ${app};
grant select, insert, update on station to ${system};

alter table station enable row level security;
alter table station force row level security;
create policy tenant on station to ${app}
    using (operator_id = nullif(current_setting('app.operator_id', true), ''))
    with check (operator_id = nullif(current_setting('app.operator_id', true), ''));
create policy system on station to ${system} using (true) with check (true);

create table pile (
    pile_code text primary key,
    operator_id text not null,
    station_id text not null,
    connectors text[] not null,
    foreign key (operator_id, station_id) references station (operator_id, station_id)
);
create index pile_station on pile (operator_id, station_id);
grant select on pile to ${app};
grant select, insert, update, delete on pile to ${system};

alter table pile enable row level security;
alter table pile force row level security;
create policy tenant on pile to ${app}
    using (operator_id = nullif(current_setting('app.operator_id', true), ''))
    with check (operator_id = nullif(current_setting('app.operator_id', true), ''));
create policy system on pile to ${system} using (true) with check (true);

create table tariff_version (
    operator_id text not null,
    tariff_id text not null,
    version integer not null,
    effective_from timestamptz not null,
    station_ids text[] not null,
    body jsonb not null,
    primary key (operator_id, tariff_id, version)
);
create index tariff_version_stations on tariff_version using gin (station_ids);
grant select on tariff_version to ${app};
grant select, insert on tariff_version to ${system};

alter table tariff_version enable row level security;
alter table tariff_version force row level security;
create policy tenant on tariff_version to ${app}
    using (operator_id = nullif(current_setting('app.operator_id', true), ''))
    with check (operator_id = nullif(current_setting('app.operator_id', true), ''));
create policy system on tariff_version to ${system} using (true) with check (true);

-- One session, put together from facts. `folded` is the observation so far; the columns beside it are for search.
create table session (
    bill_month date not null,
    bill_no text not null,
    operator_id text not null,
    station_id text not null,
    pile_code text not null,
    connector_no text not null,
    driver_id uuid not null,
    tariff_id text not null,
    tariff_version integer not null,
    channel text not null,
    requested_at timestamptz not null,
    start_valid_until timestamptz not null,
    stop_requested_at timestamptz,
    state text not null check (state in ('REQUESTED', 'CHARGING', 'ENDED', 'FAILED', 'HELD', 'BILLED', 'SETTLED')),
    charging_since timestamptz,
    charge_started_at timestamptz,
    charge_ended_at timestamptz,
    service_ended_at timestamptz,
    energy_tenth_wh bigint not null default 0,
    stop_reason text,
    raw_stop_reason text,
    failure_reason text,
    decided_at timestamptz,
    folded jsonb not null default '{}',
    primary key (bill_month, bill_no),
    unique (bill_month, bill_no, operator_id),
    foreign key (operator_id, driver_id) references driver (operator_id, driver_id)
) partition by list (bill_month);
create table session_2019_07 partition of session for values in ('2019-07-01');
create table session_2019_08 partition of session for values in ('2019-08-01');
create table session_2019_09 partition of session for values in ('2019-09-01');
create table session_2019_10 partition of session for values in ('2019-10-01');
create table session_2019_11 partition of session for values in ('2019-11-01');
create table session_2019_12 partition of session for values in ('2019-12-01');
create table session_2020_01 partition of session for values in ('2020-01-01');
create table session_other partition of session default;
create index session_number on session (operator_id, bill_no desc);
create index session_driver on session (operator_id, driver_id, bill_no desc);
create index session_pile on session (operator_id, pile_code, bill_no desc);
create index session_station on session (operator_id, station_id, bill_no desc);
create index session_state on session (operator_id, state, bill_no desc);
create index session_open on session (pile_code, connector_no) where state in ('REQUESTED', 'CHARGING', 'ENDED');
grant select, insert on session to ${app};
grant update (stop_requested_at) on session to ${app};
grant select, update on session to ${system};

alter table session enable row level security;
alter table session force row level security;
create policy tenant on session to ${app}
    using (operator_id = nullif(current_setting('app.operator_id', true), '')
        and (nullif(current_setting('app.driver_id', true), '') is null
            or driver_id = nullif(current_setting('app.driver_id', true), '')::uuid))
    with check (operator_id = nullif(current_setting('app.operator_id', true), '')
        and (nullif(current_setting('app.driver_id', true), '') is null
            or driver_id = nullif(current_setting('app.driver_id', true), '')::uuid));
create policy system on session to ${system} using (true) with check (true);

-- Who occupies a connector: one session per connector, one per driver. The insert is the check. Gone when the car is.
create table occupancy (
    operator_id text not null,
    pile_code text not null,
    connector_no text not null,
    driver_id uuid not null,
    bill_no text,
    primary key (operator_id, pile_code, connector_no),
    unique (operator_id, driver_id)
);
create index occupancy_bill on occupancy (bill_no);
grant select, insert, update, delete on occupancy to ${app}, ${system};

alter table occupancy enable row level security;
alter table occupancy force row level security;
create policy tenant on occupancy to ${app}
    using (operator_id = nullif(current_setting('app.operator_id', true), '')
        and (nullif(current_setting('app.driver_id', true), '') is null
            or driver_id = nullif(current_setting('app.driver_id', true), '')::uuid))
    with check (operator_id = nullif(current_setting('app.operator_id', true), '')
        and (nullif(current_setting('app.driver_id', true), '') is null
            or driver_id = nullif(current_setting('app.driver_id', true), '')::uuid));
create policy system on occupancy to ${system} using (true) with check (true);

-- Every distinct record a pile delivered for a session, also one that came too late to be billed.
create table session_record (
    bill_month date not null,
    bill_no text not null,
    event_id uuid not null,
    operator_id text not null,
    driver_id uuid not null,
    observed_at timestamptz not null,
    stored_at timestamptz not null,
    body jsonb not null,
    primary key (bill_month, bill_no, event_id),
    foreign key (bill_month, bill_no, operator_id) references session (bill_month, bill_no, operator_id)
) partition by list (bill_month);
create table session_record_2019_07 partition of session_record for values in ('2019-07-01');
create table session_record_2019_08 partition of session_record for values in ('2019-08-01');
create table session_record_2019_09 partition of session_record for values in ('2019-09-01');
create table session_record_2019_10 partition of session_record for values in ('2019-10-01');
create table session_record_2019_11 partition of session_record for values in ('2019-11-01');
create table session_record_2019_12 partition of session_record for values in ('2019-12-01');
create table session_record_2020_01 partition of session_record for values in ('2020-01-01');
create table session_record_other partition of session_record default;
grant select on session_record to ${app};
grant select, insert on session_record to ${system};

alter table session_record enable row level security;
alter table session_record force row level security;
create policy tenant on session_record to ${app}
    using (operator_id = nullif(current_setting('app.operator_id', true), '')
        and (nullif(current_setting('app.driver_id', true), '') is null
            or driver_id = nullif(current_setting('app.driver_id', true), '')::uuid))
    with check (operator_id = nullif(current_setting('app.operator_id', true), '')
        and (nullif(current_setting('app.driver_id', true), '') is null
            or driver_id = nullif(current_setting('app.driver_id', true), '')::uuid));
create policy system on session_record to ${system} using (true) with check (true);

-- Records of sessions nobody requested here; kept until somebody claims them.
create table unclaimed_record (
    event_id uuid primary key,
    operator_id text not null,
    station_id text,
    pile_code text not null,
    connector_no text,
    bill_no text,
    transaction_no text,
    observed_at timestamptz not null,
    stored_at timestamptz not null,
    body jsonb not null
);
create index unclaimed_record_time on unclaimed_record (operator_id, observed_at desc, event_id);
grant select on unclaimed_record to ${app};
grant select, insert on unclaimed_record to ${system};

alter table unclaimed_record enable row level security;
alter table unclaimed_record force row level security;
create policy tenant on unclaimed_record to ${app}
    using (operator_id = nullif(current_setting('app.operator_id', true), ''))
    with check (operator_id = nullif(current_setting('app.operator_id', true), ''));
create policy system on unclaimed_record to ${system} using (true) with check (true);

create table bill (
    bill_month date not null,
    bill_no text not null,
    version integer not null,
    operator_id text not null,
    station_id text not null,
    pile_code text not null,
    connector_no text not null,
    driver_id uuid not null,
    current boolean not null default true,
    state text not null check (state in ('RATED', 'SETTLED', 'HELD')),
    tariff_id text not null,
    tariff_version integer not null,
    energy_tenth_wh bigint not null,
    energy_fee_fen bigint not null,
    service_fee_fen bigint not null,
    idle_fee_fen bigint not null,
    total_fen bigint not null,
    discountable_fen bigint not null,
    voucher_id text,
    discount_fen bigint,
    due_fen bigint,
    paid_fen bigint,
    receivable_fen bigint,
    requested_at timestamptz not null,
    charge_started_at timestamptz,
    charge_ended_at timestamptz,
    service_ended_at timestamptz,
    stop_reason text,
    rated_at timestamptz,
    held_at timestamptz,
    settled_at timestamptz,
    record_stored_at timestamptz,
    booked_at timestamptz not null default clock_timestamp(),
    primary key (bill_month, bill_no, version),
    unique (bill_month, bill_no, version, operator_id),
    foreign key (bill_month, bill_no, operator_id) references session (bill_month, bill_no, operator_id),
    check (total_fen = energy_fee_fen + service_fee_fen + idle_fee_fen),
    check (state <> 'SETTLED' or (due_fen = total_fen - discount_fen and due_fen = paid_fen + receivable_fen))
) partition by list (bill_month);
create table bill_2019_07 partition of bill for values in ('2019-07-01');
create table bill_2019_08 partition of bill for values in ('2019-08-01');
create table bill_2019_09 partition of bill for values in ('2019-09-01');
create table bill_2019_10 partition of bill for values in ('2019-10-01');
create table bill_2019_11 partition of bill for values in ('2019-11-01');
create table bill_2019_12 partition of bill for values in ('2019-12-01');
create table bill_2020_01 partition of bill for values in ('2020-01-01');
create table bill_other partition of bill default;
create index bill_number on bill (operator_id, bill_no desc) where current;
create index bill_driver on bill (operator_id, driver_id, bill_no desc) where current;
create index bill_state on bill (operator_id, state, bill_no desc) where current;
create index bill_waiting on bill (booked_at) where state = 'RATED';
grant select on bill to ${app};
grant select, insert, update on bill to ${system};

alter table bill enable row level security;
alter table bill force row level security;
create policy tenant on bill to ${app}
    using (operator_id = nullif(current_setting('app.operator_id', true), '')
        and (nullif(current_setting('app.driver_id', true), '') is null
            or driver_id = nullif(current_setting('app.driver_id', true), '')::uuid))
    with check (operator_id = nullif(current_setting('app.operator_id', true), '')
        and (nullif(current_setting('app.driver_id', true), '') is null
            or driver_id = nullif(current_setting('app.driver_id', true), '')::uuid));
create policy system on bill to ${system} using (true) with check (true);

create table bill_line (
    bill_month date not null,
    bill_no text not null,
    version integer not null,
    line_no integer not null,
    operator_id text not null,
    driver_id uuid not null,
    component text not null,
    band text,
    quantity bigint not null,
    unit text not null,
    unit_price_hundred_thousandths bigint not null,
    amount_nano_yuan bigint not null,
    capped boolean not null,
    primary key (bill_month, bill_no, version, line_no),
    foreign key (bill_month, bill_no, version, operator_id) references bill (bill_month, bill_no, version, operator_id)
) partition by list (bill_month);
create table bill_line_2019_07 partition of bill_line for values in ('2019-07-01');
create table bill_line_2019_08 partition of bill_line for values in ('2019-08-01');
create table bill_line_2019_09 partition of bill_line for values in ('2019-09-01');
create table bill_line_2019_10 partition of bill_line for values in ('2019-10-01');
create table bill_line_2019_11 partition of bill_line for values in ('2019-11-01');
create table bill_line_2019_12 partition of bill_line for values in ('2019-12-01');
create table bill_line_2020_01 partition of bill_line for values in ('2020-01-01');
create table bill_line_other partition of bill_line default;
grant select on bill_line to ${app};
grant select, insert on bill_line to ${system};

alter table bill_line enable row level security;
alter table bill_line force row level security;
create policy tenant on bill_line to ${app}
    using (operator_id = nullif(current_setting('app.operator_id', true), '')
        and (nullif(current_setting('app.driver_id', true), '') is null
            or driver_id = nullif(current_setting('app.driver_id', true), '')::uuid))
    with check (operator_id = nullif(current_setting('app.operator_id', true), '')
        and (nullif(current_setting('app.driver_id', true), '') is null
            or driver_id = nullif(current_setting('app.driver_id', true), '')::uuid));
create policy system on bill_line to ${system} using (true) with check (true);

create table bill_finding (
    bill_month date not null,
    bill_no text not null,
    version integer not null,
    code integer not null,
    operator_id text not null,
    driver_id uuid not null,
    evidence jsonb not null,
    primary key (bill_month, bill_no, version, code),
    foreign key (bill_month, bill_no, version, operator_id) references bill (bill_month, bill_no, version, operator_id)
) partition by list (bill_month);
create table bill_finding_2019_07 partition of bill_finding for values in ('2019-07-01');
create table bill_finding_2019_08 partition of bill_finding for values in ('2019-08-01');
create table bill_finding_2019_09 partition of bill_finding for values in ('2019-09-01');
create table bill_finding_2019_10 partition of bill_finding for values in ('2019-10-01');
create table bill_finding_2019_11 partition of bill_finding for values in ('2019-11-01');
create table bill_finding_2019_12 partition of bill_finding for values in ('2019-12-01');
create table bill_finding_2020_01 partition of bill_finding for values in ('2020-01-01');
create table bill_finding_other partition of bill_finding default;
create index bill_finding_code on bill_finding (operator_id, code, bill_no desc);
grant select on bill_finding to ${app};
grant select, insert on bill_finding to ${system};

alter table bill_finding enable row level security;
alter table bill_finding force row level security;
create policy tenant on bill_finding to ${app}
    using (operator_id = nullif(current_setting('app.operator_id', true), '')
        and (nullif(current_setting('app.driver_id', true), '') is null
            or driver_id = nullif(current_setting('app.driver_id', true), '')::uuid))
    with check (operator_id = nullif(current_setting('app.operator_id', true), '')
        and (nullif(current_setting('app.driver_id', true), '') is null
            or driver_id = nullif(current_setting('app.driver_id', true), '')::uuid));
create policy system on bill_finding to ${system} using (true) with check (true);

-- The only balances that are kept, and locked in the order of their ids: wallets, and reserves that still hold money.
create table account (
    operator_id text not null,
    account_id text not null,
    kind text not null check (kind in ('WALLET', 'RESERVE')),
    driver_id uuid not null,
    balance_fen bigint not null check (balance_fen >= 0),
    primary key (operator_id, account_id)
);
create index account_driver on account (operator_id, driver_id);
grant select, insert, update on account to ${app};
grant select, insert, update, delete on account to ${system};

alter table account enable row level security;
alter table account force row level security;
create policy tenant on account to ${app}
    using (operator_id = nullif(current_setting('app.operator_id', true), '')
        and (nullif(current_setting('app.driver_id', true), '') is null
            or driver_id = nullif(current_setting('app.driver_id', true), '')::uuid))
    with check (operator_id = nullif(current_setting('app.operator_id', true), '')
        and (nullif(current_setting('app.driver_id', true), '') is null
            or driver_id = nullif(current_setting('app.driver_id', true), '')::uuid));
create policy system on account to ${system} using (true) with check (true);

-- The ledger. A row moves an amount from one account to another; nobody may change or delete one.
create table transfer (
    book_month date not null,
    id uuid not null,
    seq bigint generated always as identity,
    operator_id text not null,
    driver_id uuid not null,
    bill_no text,
    kind text not null check (kind in ('RECHARGE', 'RESERVE', 'RELEASE', 'SETTLE', 'VOUCHER', 'RECEIVABLE')),
    debit_account text not null,
    credit_account text not null check (credit_account <> debit_account),
    amount_fen bigint not null check (amount_fen > 0),
    posted_at timestamptz not null,
    booked_at timestamptz not null default clock_timestamp(),
    primary key (book_month, id)
) partition by list (book_month);
create table transfer_2019_07 partition of transfer for values in ('2019-07-01');
create table transfer_2019_08 partition of transfer for values in ('2019-08-01');
create table transfer_2019_09 partition of transfer for values in ('2019-09-01');
create table transfer_2019_10 partition of transfer for values in ('2019-10-01');
create table transfer_2019_11 partition of transfer for values in ('2019-11-01');
create table transfer_2019_12 partition of transfer for values in ('2019-12-01');
create table transfer_2020_01 partition of transfer for values in ('2020-01-01');
create table transfer_other partition of transfer default;
create index transfer_bill on transfer (operator_id, bill_no) where bill_no is not null;
create index transfer_driver on transfer (operator_id, driver_id, seq desc);
grant select, insert on transfer to ${app}, ${system};

alter table transfer enable row level security;
alter table transfer force row level security;
create policy tenant on transfer to ${app}
    using (operator_id = nullif(current_setting('app.operator_id', true), '')
        and (nullif(current_setting('app.driver_id', true), '') is null
            or driver_id = nullif(current_setting('app.driver_id', true), '')::uuid))
    with check (operator_id = nullif(current_setting('app.operator_id', true), '')
        and (nullif(current_setting('app.driver_id', true), '') is null
            or driver_id = nullif(current_setting('app.driver_id', true), '')::uuid));
create policy system on transfer to ${system} using (true) with check (true);

create table recharge (
    operator_id text not null,
    recharge_id uuid not null,
    driver_id uuid not null,
    amount_fen bigint not null check (amount_fen > 0),
    reason text not null,
    recharged_by text not null,
    recharged_at timestamptz not null,
    primary key (operator_id, recharge_id),
    foreign key (operator_id, driver_id) references driver (operator_id, driver_id)
);
create index recharge_driver on recharge (operator_id, driver_id, recharged_at desc);
grant select, insert on recharge to ${app};
grant select on recharge to ${system};

alter table recharge enable row level security;
alter table recharge force row level security;
create policy tenant on recharge to ${app}
    using (operator_id = nullif(current_setting('app.operator_id', true), '')
        and (nullif(current_setting('app.driver_id', true), '') is null
            or driver_id = nullif(current_setting('app.driver_id', true), '')::uuid))
    with check (operator_id = nullif(current_setting('app.operator_id', true), '')
        and (nullif(current_setting('app.driver_id', true), '') is null
            or driver_id = nullif(current_setting('app.driver_id', true), '')::uuid));
create policy system on recharge to ${system} using (true) with check (true);

-- The days on which an operator's backlog was looked at, so that it is told once a day.
create table backlog_day (
    operator_id text not null,
    day date not null,
    held integer not null,
    primary key (operator_id, day)
);
grant select on backlog_day to ${app};
grant select, insert, update on backlog_day to ${system};

alter table backlog_day enable row level security;
alter table backlog_day force row level security;
create policy tenant on backlog_day to ${app}
    using (operator_id = nullif(current_setting('app.operator_id', true), ''))
    with check (operator_id = nullif(current_setting('app.operator_id', true), ''));
create policy system on backlog_day to ${system} using (true) with check (true);
