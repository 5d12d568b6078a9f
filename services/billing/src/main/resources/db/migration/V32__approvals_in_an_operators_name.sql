-- Platform staff approve in an operator's name: what is done on their approval says so too.
alter table refund_batch add column approved_in_name_of text;
grant update (approved_in_name_of) on refund_batch to ${app};
