-- A stop stays until the pile answers it, for its connection may have been dead already.
alter table pending_stop add sent_at timestamptz;
