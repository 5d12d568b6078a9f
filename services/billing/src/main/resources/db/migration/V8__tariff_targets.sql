-- A tariff version may be a pile's own or the whole operator's, and may end what a place had of its own.
alter table tariff_version
    add column pile_codes text[] not null default '{}',
    add column whole_operator boolean not null default false,
    add column withdrawn_station_ids text[] not null default '{}',
    add column withdrawn_pile_codes text[] not null default '{}';
create index tariff_version_piles on tariff_version using gin (pile_codes);
create index tariff_version_withdrawn_stations on tariff_version using gin (withdrawn_station_ids);
create index tariff_version_withdrawn_piles on tariff_version using gin (withdrawn_pile_codes);
create index tariff_version_whole_operator on tariff_version (operator_id, effective_from) where whole_operator;

-- Whether the pile could report a plug-out when the session was requested: without it there is no idle fee.
alter table session add column plug_out_reported boolean not null default true;
create index session_requested on session (operator_id, requested_at);

-- What a line says beside its numbers; capped has a column of its own.
alter table bill_line add column remarks text[] not null default '{}';

-- The version that was in force when a settled bill was rated by another, because it arrived late.
alter table bill
    add column superseding_tariff_id text,
    add column superseding_tariff_version integer;
