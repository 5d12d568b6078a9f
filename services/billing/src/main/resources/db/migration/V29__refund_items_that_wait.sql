-- An open item may say why it is not done yet; one that broke is tried again later, so that others go first.

alter table refund_item
    drop constraint refund_item_check,
    add check (state <> 'FAILED' or reason is not null),
    add check (state <> 'DONE' or reason is null),
    add column again_at timestamptz;
grant update (again_at) on refund_item to ${system};

-- No two orders of one driver are refunded at once: a new part looks for the driver's last one.
create index payout_part_driver on payout_part (operator_id, driver_id, send_after desc);
