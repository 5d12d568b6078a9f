-- A redrive is a write of staff that goes out as the system, with the key that it was asked for by.
grant insert on idempotency_key to ${system};
