-- Bills of an amount are found in their index alone, sorted by number there: the columns beside its key are those that a
-- page's cursor and row-level security ask for.
drop index bill_amount;
create index bill_amount on bill (operator_id, total_fen) include (bill_month, bill_no, driver_id) where current;
