-- Read models: everything here can be built again from the topics.

-- One row per session, whatever order its events came in. Split by the month of the bill number; months are split off
-- the default partition when there is data to split.
create table charging_session (
    operator_id text not null,
    bill_no text not null,
    station_id text not null,
    driver_id uuid not null,
    pile_code text not null,
    connector_no text not null,
    state text not null,
    requested_at timestamptz,
    charging_since timestamptz,
    failed_at timestamptz,
    failure_reason text,
    held_at timestamptz,
    reserved_fen bigint,
    energy_seen_tenth_wh bigint,
    firmware_when_held text,
    findings jsonb,
    bill_version integer,
    energy_tenth_wh bigint,
    energy_fee_fen bigint,
    service_fee_fen bigint,
    idle_fee_fen bigint,
    total_fen bigint,
    discount_fen bigint,
    due_fen bigint,
    paid_fen bigint,
    receivable_fen bigint,
    settled_at timestamptz,
    record_to_settled_millis bigint,
    primary key (operator_id, bill_no)
) partition by range (bill_no);
create table charging_session_default partition of charging_session default;
create index charging_session_window on charging_session (operator_id, requested_at);
create index charging_session_held on charging_session (operator_id) where state = 'HELD';
create index charging_session_settled on charging_session (operator_id, settled_at);

-- A row where a pile came with other firmware than before.
create table pile_firmware (
    operator_id text not null,
    pile_code text not null,
    since timestamptz not null,
    firmware text not null,
    primary key (operator_id, pile_code, since)
);

create table station (
    operator_id text not null,
    station_id text not null,
    name text not null,
    zone_id text not null,
    changed_at timestamptz not null,
    primary key (operator_id, station_id)
);

create table voucher_fact (
    operator_id text not null,
    event_id uuid not null,
    kind text not null,
    voucher_id uuid not null,
    campaign_id text not null,
    face_fen bigint not null,
    bill_no text,
    at timestamptz not null,
    primary key (operator_id, event_id)
);
create index voucher_fact_window on voucher_fact (operator_id, at);

create table message_outcome (
    operator_id text not null,
    message_id uuid not null,
    kind text not null,
    channel text not null,
    delivered boolean not null,
    reason text,
    at timestamptz not null,
    primary key (operator_id, message_id)
);
create index message_outcome_window on message_outcome (operator_id, at);

do $$
declare
    read_model text;
begin
    foreach read_model in array array['charging_session', 'charging_session_default', 'pile_firmware', 'station',
            'voucher_fact', 'message_outcome'] loop
        execute format('grant select on %I to ${app}', read_model);
        execute format('grant select, insert, update on %I to ${system}', read_model);
        execute format('alter table %I enable row level security', read_model);
        execute format('alter table %I force row level security', read_model);
        execute format('create policy tenant on %I to ${app} using '
            || '(operator_id = nullif(current_setting(''app.operator_id'', true), ''''))', read_model);
        execute format('create policy system on %I to ${system} using (true) with check (true)', read_model);
    end loop;
end $$;
