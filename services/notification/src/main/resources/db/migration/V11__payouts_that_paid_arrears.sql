-- What the wallet paid at once, of what its driver owed, of the money of a part that came back.

alter table payout_part add column arrears_paid_fen bigint not null default 0;
