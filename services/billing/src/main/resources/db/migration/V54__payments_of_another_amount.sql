-- A payment of another amount than was ordered is booked by nobody, and staff have to see it: the order says so, with what
-- was paid by WeChat's word, and is asked for no more.
alter table pay_order drop constraint pay_order_state_check;
alter table pay_order add constraint pay_order_state_check check (state in ('OPEN', 'PAID', 'CLOSED', 'DIFFERS'));
alter table pay_order add column differing_fen bigint;
alter table pay_order add check ((state = 'DIFFERS') = (differing_fen is not null));
