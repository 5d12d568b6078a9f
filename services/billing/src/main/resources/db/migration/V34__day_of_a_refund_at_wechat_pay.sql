-- WeChat Pay lists a refund under the day on which it took the request (trade bill, 交易时间), whatever becomes of it.
-- Parts of before do not know that day: for them it stays the day on which they arrived.

alter table payout_part add column accepted_at timestamptz;
