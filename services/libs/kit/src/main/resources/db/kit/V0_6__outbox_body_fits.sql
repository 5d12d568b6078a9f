-- A broker takes messages of up to 1 MiB with their headers. A row that it refuses for its size would be tried for ever,
-- and hold up every later event of its slot, whoever's it is.
alter table outbox add constraint outbox_body_fits check (octet_length(body) <= 900000);
