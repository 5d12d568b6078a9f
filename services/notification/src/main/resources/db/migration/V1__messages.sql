-- Official accounts, templates, recipients and the messages themselves. Personal data stays in driver_profile and staff_recipient.

create table official_account (
    app_id text primary key,
    operator_id text not null,
    name text not null,
    updated_at timestamptz not null default now(),
    unique (operator_id, app_id)
);

-- The server token of an account, shared by all replicas. Only the system role may see it.
create table access_token (
    app_id text primary key,
    token text,
    expires_at timestamptz,
    failing_until timestamptz,
    failure text,
    fetched_at timestamptz not null default now()
);

-- While an account is paused nothing is sent through it: daily limit, or a refusal that only its administrator can lift.
create table account_pause (
    app_id text primary key,
    operator_id text not null,
    paused_until timestamptz not null,
    reason text not null
);

create table message_template (
    operator_id text not null,
    kind text not null,
    app_id text not null,
    template_id text not null,
    page_url text,
    fields text not null,
    updated_at timestamptz not null default now(),
    primary key (operator_id, kind),
    foreign key (operator_id, app_id) references official_account (operator_id, app_id)
);

create table staff_recipient (
    operator_id text not null,
    recipient_id uuid not null,
    openid text not null,
    name text not null,
    primary key (operator_id, recipient_id)
);

create table driver_profile (
    operator_id text not null,
    driver_id uuid not null,
    openid text not null,
    nickname text,
    phone text,
    updated_at timestamptz not null default now(),
    primary key (operator_id, driver_id)
);

create table station (
    operator_id text not null,
    station_id text not null,
    name text not null,
    zone_id text not null,
    primary key (operator_id, station_id)
);

create table message (
    seq bigint generated always as identity,
    message_id uuid primary key,
    operator_id text not null,
    kind text not null,
    fact_id text not null,
    recipient_id uuid not null,
    content text not null,
    state text not null default 'PENDING' check (state in ('PENDING', 'SENDING', 'DELIVERED', 'FAILED', 'UNKNOWN')),
    reason text,
    detail text,
    claims integer not null default 0,
    attempts integer not null default 0,
    -- Real time of the next try; for SENDING the end of the sender's lease; null when there is none to come.
    next_attempt_at timestamptz default now(),
    -- Real time since which the channel may hold this message although we had no answer.
    uncertain_since timestamptz,
    channel_message_id text,
    occurred_at timestamptz not null,
    closed_at timestamptz,
    created_at timestamptz not null default now(),
    unique (operator_id, kind, fact_id, recipient_id)
);
create index message_due on message (next_attempt_at) where state in ('PENDING', 'SENDING', 'UNKNOWN');
create index message_list on message (operator_id, seq desc);
create index message_recipient on message (operator_id, recipient_id, seq desc);

grant select, insert, update on official_account, message_template to ${app};
grant select, insert, delete on staff_recipient to ${app};
grant select on account_pause, driver_profile, message to ${app};
grant select on official_account, message_template, staff_recipient to ${system};
grant select, insert, update on access_token, driver_profile, station, message to ${system};
grant select, insert, update, delete on account_pause to ${system};

alter table access_token enable row level security;
alter table access_token force row level security;
create policy system on access_token to ${system} using (true) with check (true);

alter table official_account enable row level security;
alter table official_account force row level security;
create policy tenant on official_account to ${app}
    using (operator_id = nullif(current_setting('app.operator_id', true), ''))
    with check (operator_id = nullif(current_setting('app.operator_id', true), ''));
create policy system on official_account to ${system} using (true) with check (true);
-- The foreign key of message_template is checked as the owner.
create policy owner_checks on official_account for select to current_user using (true);

alter table account_pause enable row level security;
alter table account_pause force row level security;
create policy tenant on account_pause to ${app} using (operator_id = nullif(current_setting('app.operator_id', true), ''));
create policy system on account_pause to ${system} using (true) with check (true);

alter table message_template enable row level security;
alter table message_template force row level security;
create policy tenant on message_template to ${app}
    using (operator_id = nullif(current_setting('app.operator_id', true), ''))
    with check (operator_id = nullif(current_setting('app.operator_id', true), ''));
create policy system on message_template to ${system} using (true) with check (true);

alter table staff_recipient enable row level security;
alter table staff_recipient force row level security;
create policy tenant on staff_recipient to ${app}
    using (operator_id = nullif(current_setting('app.operator_id', true), ''))
    with check (operator_id = nullif(current_setting('app.operator_id', true), ''));
create policy system on staff_recipient to ${system} using (true) with check (true);

alter table station enable row level security;
alter table station force row level security;
create policy system on station to ${system} using (true) with check (true);

alter table driver_profile enable row level security;
alter table driver_profile force row level security;
create policy tenant on driver_profile to ${app}
    using (operator_id = nullif(current_setting('app.operator_id', true), '')
        and (nullif(current_setting('app.driver_id', true), '') is null
            or driver_id = nullif(current_setting('app.driver_id', true), '')::uuid));
create policy system on driver_profile to ${system} using (true) with check (true);

alter table message enable row level security;
alter table message force row level security;
create policy tenant on message to ${app}
    using (operator_id = nullif(current_setting('app.operator_id', true), '')
        and (nullif(current_setting('app.driver_id', true), '') is null
            or recipient_id = nullif(current_setting('app.driver_id', true), '')::uuid));
create policy system on message to ${system} using (true) with check (true);
