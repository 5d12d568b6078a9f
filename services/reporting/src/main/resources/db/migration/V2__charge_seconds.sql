-- How long a settled bill's session charged; null for what was settled before this was kept.
alter table charging_session add column charge_seconds bigint;
create index charging_session_idle on charging_session (operator_id, requested_at) where idle_fee_fen > 0;
