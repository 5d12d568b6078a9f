-- What of a refund went on from the wallet to bills that the driver owed.
alter table bill_refund add column arrears_paid_fen bigint not null default 0 check (arrears_paid_fen >= 0);

-- A correction of a settled bill keeps the mark that another price was in force.
grant update (superseding_tariff_id, superseding_tariff_version) on bill to ${app};
