-- What a held version would come to by its record, or by what was seen; null where no price is known, and for those of
-- before. What its reserve lacks of it is the shortfall.
alter table bill add column expected_fen bigint;

-- The summary of held bills goes on reading this index alone.
drop index bill_held_reserved;
create index bill_held_reserved on bill (operator_id, held_reserve_fen desc, bill_no desc)
    include (bill_month, version, driver_id, held_at, expected_fen) where current and state = 'HELD';
