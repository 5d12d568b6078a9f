-- A payment, and what is paid back of it, is of one merchant account; no other one is ever asked about it. Rows of
-- before have none: whichever account the operator has.

alter table pay_order add column mchid text;
alter table payout_part add column mchid text;
