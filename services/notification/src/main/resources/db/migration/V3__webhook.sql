-- What WeChat tells us: stored before it is answered, worked later, each once whichever replica it reaches.

create table webhook_event (
    app_id text not null,
    -- MsgId of a message; event and job number of a job's end; else who, when and what.
    dedup_key text not null,
    operator_id text not null,
    event text not null,
    body text not null,
    received_at timestamptz not null default now(),
    -- Real time of the next try to work it; null when done or given up.
    next_attempt_at timestamptz default now(),
    attempts integer not null default 0,
    outcome text,
    primary key (app_id, dedup_key)
);
create index webhook_event_due on webhook_event (next_attempt_at) where next_attempt_at is not null;
create index webhook_event_age on webhook_event (received_at);
grant select, insert, update, delete on webhook_event to ${system};
call tenant_table('webhook_event');
