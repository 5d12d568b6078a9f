-- The groups a driver belongs to: staff set them, campaigns can be limited to them. groups_version is their ETag.
alter table driver
    add column sub_operator text,
    add column groups_version integer not null default 1;
