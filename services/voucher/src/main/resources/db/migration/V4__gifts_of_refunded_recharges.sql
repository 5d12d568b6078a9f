-- What is unspent of a gift lapses when its recharge is paid back, where the campaign said so when it was given: as soon as
-- less than this is left of the recharge. Null: never.
alter table campaign add column lapses_on_refund boolean not null default false;
alter table voucher add column lapses_below_fen bigint check (lapses_below_fen > 0);

-- A recharge that waits for a profile earns by what is left of it.
grant update (amount_fen) on waiting_recharge to ${system};
