-- What a service remembers only for a while is forgotten by the system role.

grant delete on dead_letter to ${system};
grant select, update, delete on idempotency_key to ${system};
create policy system on idempotency_key to ${system} using (true) with check (true);
create index dead_letter_age on dead_letter (dead_at);
create index idempotency_key_age on idempotency_key (created_at);
-- Rows to forget are locked before they are deleted, so that two replicas share the work.
grant update on inbox to ${system};
