-- Held bills are worked off from the oldest on; with the columns beside its key the index answers by itself.
create index bill_held_oldest on bill (operator_id, held_at, bill_no)
    include (bill_month, version, driver_id) where current and state = 'HELD';
