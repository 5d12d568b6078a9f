-- What of a refund went on from the wallet to bills that the driver owed.
alter table bill_refund add column arrears_paid_fen bigint not null default 0 check (arrears_paid_fen >= 0);
