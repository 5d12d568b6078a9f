-- A corrected bill still belongs to the day on which it was first settled; null for what was learnt before this was kept.
alter table charging_session add column first_settled_at timestamptz;
drop index charging_session_settled;
create index charging_session_settled on charging_session (operator_id, (coalesce(first_settled_at, settled_at)));
