-- Whatever staff look for bills by has an index in which the newest come first; amounts are looked for by range.
create index bill_pile on bill (operator_id, pile_code, bill_no desc) where current;
create index bill_station on bill (operator_id, station_id, bill_no desc) where current;
create index bill_amount on bill (operator_id, total_fen) where current;
