-- Staff looked into a record of a session that nobody requested, and said what it was.
alter table unclaimed_record
    add column handled_at timestamptz,
    add column handled_by text,
    add column reason text,
    add check ((handled_at is null) = (handled_by is null) and (handled_at is null) = (reason is null));
create index unclaimed_record_waiting on unclaimed_record (operator_id, observed_at desc, event_id)
    where handled_at is null;
grant update (handled_at, handled_by, reason) on unclaimed_record to ${app};
