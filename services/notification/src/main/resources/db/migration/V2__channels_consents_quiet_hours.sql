-- Messages are split by month, go by one of two channels, wait for the morning, and some only with the driver's consent.

alter table message rename to message_unsplit;
alter table message_unsplit rename constraint message_pkey to message_unsplit_pkey;
alter table message_unsplit rename constraint message_operator_id_kind_fact_id_recipient_id_key to message_unsplit_key;

-- At most once per business fact: the month is the fact's own, so the same fact always falls into the same partition.
create table message (
    month date not null,
    seq bigint generated always as identity,
    message_id uuid not null,
    operator_id text not null,
    kind text not null,
    fact_id text not null,
    recipient_id uuid not null,
    content text not null,
    state text not null default 'PENDING' check (state in ('PENDING', 'SENDING', 'DELIVERED', 'FAILED', 'UNKNOWN')),
    -- The channel that is tried or was used; null until the first try.
    channel text check (channel in ('WECHAT_TEMPLATE', 'WECHAT_CUSTOMER_SERVICE')),
    reason text,
    detail text,
    claims integer not null default 0,
    attempts integer not null default 0,
    -- Real time of the next try; for SENDING the end of the sender's lease; null when there is none to come.
    next_attempt_at timestamptz default now(),
    -- Real time since which the channel may hold this message although we had no answer.
    uncertain_since timestamptz,
    channel_message_id text,
    -- Real time at which WeChat reported what became of an accepted message.
    reported_at timestamptz,
    occurred_at timestamptz not null,
    -- Business time from which on the message would say something false.
    expires_at timestamptz,
    closed_at timestamptz,
    created_at timestamptz not null default now(),
    primary key (month, message_id),
    unique (month, operator_id, kind, fact_id, recipient_id)
) partition by list (month);
call split_by_month('message');

-- Forced row-level security hides the rows from the owner too; it looks past it for what is already there.
alter table message_unsplit no force row level security;
insert into message (month, seq, message_id, operator_id, kind, fact_id, recipient_id, content, state, channel, reason,
    detail, claims, attempts, next_attempt_at, uncertain_since, channel_message_id, occurred_at, closed_at, created_at)
    overriding system value
select case kind when 'BACKLOG' then date_trunc('month', fact_id::date)::date else to_date(left(fact_id, 6), 'YYYYMM') end,
    seq, message_id, operator_id, kind, fact_id, recipient_id, content, state,
    case when attempts > 0 then 'WECHAT_TEMPLATE' end, reason, detail, claims, attempts, next_attempt_at,
    uncertain_since, channel_message_id, occurred_at, closed_at, created_at
from message_unsplit;
select setval(pg_get_serial_sequence('message', 'seq'), (select coalesce(max(seq), 0) + 1 from message_unsplit), false);
drop table message_unsplit;

create index message_due on message (next_attempt_at) where state in ('PENDING', 'SENDING', 'UNKNOWN');
create index message_list on message (operator_id, seq desc);
create index message_recipient on message (operator_id, recipient_id, seq desc);
create index message_at_channel on message (channel_message_id) where channel_message_id is not null;
grant select on message to ${app};
grant select, insert, update on message to ${system};
call tenant_and_driver_table('message', 'recipient_id');

-- In which order the channels are tried, and what the customer-service message says.
alter table message_template
    add column channels text not null default 'WECHAT_TEMPLATE',
    add column service_text text;

-- A consent is given and withdrawn, never changed: what was allowed when stays to be shown.
create table consent (
    operator_id text not null,
    driver_id uuid not null,
    purpose text not null check (purpose in ('PUBLIC_LIST', 'VOUCHER_EXPIRY', 'LOW_BALANCE')),
    given_at timestamptz not null,
    withdrawn_at timestamptz,
    primary key (operator_id, driver_id, purpose, given_at),
    check (withdrawn_at >= given_at)
);
create unique index consent_open on consent (operator_id, driver_id, purpose) where withdrawn_at is null;
grant select, insert, update (withdrawn_at) on consent to ${app};
grant select on consent to ${system};
call tenant_and_driver_table('consent');

create table quiet_hours (
    operator_id text primary key,
    from_time time not null,
    to_time time not null,
    zone_id text not null,
    check (from_time <> to_time)
);
grant select, insert, update, delete on quiet_hours to ${app};
grant select on quiet_hours to ${system};
call tenant_table('quiet_hours');

-- What WeChat told of who follows an account: by its events, or by refusing a message.
create table follower (
    app_id text not null,
    openid text not null,
    operator_id text not null,
    following boolean not null,
    changed_at timestamptz not null default now(),
    primary key (app_id, openid)
);
grant select, insert, update on follower to ${system};
call tenant_table('follower');

-- Drivers to be warned before their idle fee starts, by business time; gone when warned, unplugged or too late.
create table idle_warning (
    operator_id text not null,
    bill_no text not null,
    driver_id uuid not null,
    station_id text not null,
    connector_no text not null,
    charge_ended_at timestamptz not null,
    free_until timestamptz not null,
    idle_fee_per_minute_fen bigint not null,
    due_at timestamptz not null,
    primary key (operator_id, bill_no)
);
create index idle_warning_due on idle_warning (due_at);
grant select, insert, update, delete on idle_warning to ${system};
call tenant_table('idle_warning');

-- Piles without a connection, until they have one again.
create table offline_pile (
    operator_id text not null,
    pile_code text not null,
    station_id text not null,
    since timestamptz not null,
    told boolean not null default false,
    primary key (operator_id, pile_code)
);
create index offline_pile_untold on offline_pile (since) where not told;
grant select, insert, update, delete on offline_pile to ${system};
call tenant_table('offline_pile');
