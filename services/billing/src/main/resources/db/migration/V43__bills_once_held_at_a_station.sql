-- What is or was held is little, and looked for by where it was, also when it is handled: whatever replaced a held version
-- is a later one. Without those of one version that are settled, the index is as small as before.
drop index bill_held_station;
create index bill_once_held_station on bill (operator_id, station_id, bill_no desc)
    include (bill_month, version, driver_id, state) where current and (state = 'HELD' or version > 1);
