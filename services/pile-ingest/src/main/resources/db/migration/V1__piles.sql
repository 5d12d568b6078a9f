create table station (
    station_id text primary key,
    operator_id text not null,
    name text not null,
    zone_id text not null,
    changed_at timestamptz not null,
    unique (operator_id, station_id)
);

create table pile (
    pile_code text primary key,
    operator_id text not null,
    station_id text not null,
    position integer not null,
    protocol_id text not null unique,
    vendor text not null,
    model text not null,
    rated_power_w integer not null,
    connectors text[] not null,
    firmware text,
    foreign key (operator_id, station_id) references station (operator_id, station_id)
);
create index pile_of_station on pile (operator_id, station_id, position);

-- The presence of a pile: which replica holds its socket, and since when it is on or off line (business time).
create table pile_connection (
    pile_code text primary key,
    operator_id text not null,
    station_id text not null,
    connection_id uuid not null,
    replica_id uuid not null,
    online boolean not null,
    connected_at timestamptz not null,
    online_since timestamptz,
    offline_since timestamptz,
    observed_until timestamptz,
    firmware text not null,
    protocol text not null
);
create index pile_connection_offline on pile_connection (observed_until) where not online;

-- One row per connection, for the connectivity record.
create table connectivity (
    connection_id uuid primary key,
    operator_id text not null,
    pile_code text not null,
    connected_at timestamptz not null,
    disconnected_at timestamptz,
    reason text
);
create index connectivity_of_pile on connectivity (operator_id, pile_code, connected_at);
create index connectivity_open on connectivity (pile_code) where disconnected_at is null;

-- Real time: a replica that has not been seen for a while holds nothing.
create table replica (
    replica_id uuid primary key,
    seen_at timestamptz not null
);

-- Which bill a transaction number stands for, and how far its start has come.
create table started_session (
    bill_no text primary key,
    operator_id text not null,
    station_id text not null,
    pile_code text not null,
    connector_no text not null,
    transaction_no text not null,
    balance_fen bigint not null,
    requested_at timestamptz not null,
    valid_until timestamptz not null,
    state text not null check (state in ('PENDING', 'SENT', 'STARTED', 'FAILED')),
    sent_at timestamptz,
    not_plugged_at timestamptz,
    service_ended_at timestamptz,
    unique (operator_id, transaction_no)
);
create index started_session_open on started_session (pile_code) where state in ('PENDING', 'SENT');
create index started_session_plugged on started_session (pile_code, requested_at)
    where state = 'STARTED' and service_ended_at is null;

create table pending_stop (
    bill_no text primary key,
    operator_id text not null,
    pile_code text not null,
    connector_no text not null,
    reason text not null,
    requested_at timestamptz not null
);
create index pending_stop_of_pile on pending_stop (pile_code);

create table tariff_version (
    operator_id text not null,
    tariff_id text not null,
    version integer not null,
    model_no text not null,
    effective_from timestamptz not null,
    station_ids text[] not null,
    periods jsonb not null,
    primary key (operator_id, tariff_id, version)
);
create index tariff_version_stations on tariff_version using gin (station_ids);

create table raw_frame (
    id bigint generated always as identity,
    received_at timestamptz not null,
    operator_id text not null,
    pile_code text not null,
    type text not null,
    frame_hex text not null,
    primary key (received_at, id)
) partition by range (received_at);
create table raw_frame_rest partition of raw_frame default;
create index raw_frame_of_pile on raw_frame (operator_id, pile_code, received_at);

grant select, insert, update, delete on station, pile to ${app};
grant select on pile_connection, connectivity, started_session, raw_frame to ${app};
grant select on station to ${system};
grant select, update on pile to ${system};
grant select, insert, update, delete on pile_connection, connectivity, replica, started_session, pending_stop,
    tariff_version, raw_frame to ${system};

do $$
declare
    t text;
begin
    foreach t in array array['station', 'pile', 'pile_connection', 'connectivity', 'started_session', 'pending_stop',
        'tariff_version', 'raw_frame', 'raw_frame_rest']
    loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy tenant on %I to ${app}'
            ' using (operator_id = nullif(current_setting(''app.operator_id'', true), ''''))'
            ' with check (operator_id = nullif(current_setting(''app.operator_id'', true), ''''))', t);
        execute format('create policy system on %I to ${system} using (true) with check (true)', t);
    end loop;
end $$;
