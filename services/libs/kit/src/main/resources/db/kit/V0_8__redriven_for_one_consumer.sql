-- A redriven event is only for the consumer that refused it; two of a service may have refused the same.
alter table outbox add only_for text;
alter table outbox drop constraint outbox_id_key;
alter table outbox add unique nulls not distinct (id, only_for);
