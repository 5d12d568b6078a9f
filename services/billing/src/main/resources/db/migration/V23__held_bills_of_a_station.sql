-- What is held is little, and looked for by where it was: not to be picked out of everything else of its station. With
-- the columns beside its key the index answers by itself, also how much is held and since when.
create index bill_held_station on bill (operator_id, station_id, bill_no desc)
    include (bill_month, version, driver_id, held_at) where current and state = 'HELD';
