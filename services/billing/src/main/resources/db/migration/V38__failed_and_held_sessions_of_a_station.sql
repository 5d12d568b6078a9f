-- What failed or is held is little, and looked for by where it was: not to be picked out of everything of its station, nor
-- out of everything that failed. The columns beside its key are those that a page and row-level security ask for.
create index session_station_state on session (operator_id, station_id, state, bill_no desc)
    include (bill_month, driver_id) where state in ('FAILED', 'HELD');
