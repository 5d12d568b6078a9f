-- A held bill tells how much stays reserved for it: staff look for the most of it first, and the index answers by itself,
-- also how much is held and since when.
alter table bill add column held_reserve_fen bigint;

-- Forced row-level security hides the rows from the owner too; it looks past it for what is already there.
alter table bill no force row level security;
alter table account no force row level security;
update bill b set held_reserve_fen = (select coalesce(sum(a.balance_fen), 0) from account a
    where a.operator_id = b.operator_id and a.account_id in ('RESERVE:' || b.bill_no, 'RESERVE_BONUS:' || b.bill_no))
where b.state = 'HELD' and b.current;
alter table account force row level security;
alter table bill force row level security;

create index bill_held_reserved on bill (operator_id, held_reserve_fen desc, bill_no desc)
    include (bill_month, version, driver_id, held_at) where current and state = 'HELD';
