-- By which order the driver's money was spent when a bill was first settled: a correction goes by it, whatever the operator
-- says by then.
alter table bill add column spending_order text;
grant update (spending_order) on bill to ${app};

-- Bills of before do not tell: theirs is the order that their operator had at this upgrade.
alter table wallet_setting add column spending_order_before text not null default 'PRINCIPAL_FIRST';
alter table wallet_setting no force row level security;
update wallet_setting set spending_order_before = spending_order;
alter table wallet_setting force row level security;
