-- Word that a lost session never began, which came while staff had a record of it to decide on. The record outweighs it
-- until then; it is shown beside it, and counts once no record waits any more.
create table denied_start (
    operator_id text not null,
    bill_month date not null,
    bill_no text not null,
    event_id uuid not null,
    stored_at timestamptz not null,
    said jsonb not null,
    counted boolean not null default false,
    primary key (bill_month, bill_no, event_id)
);
create index denied_start_uncounted on denied_start (bill_no) where not counted;
grant select on denied_start to ${app};
grant select, insert, update (counted) on denied_start to ${system};
call tenant_table('denied_start');
call for_staff_only('denied_start');
