-- Below which balance a driver is told; null: never.
alter table wallet_setting add column low_balance_fen bigint check (low_balance_fen > 0);
