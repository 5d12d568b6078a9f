-- Tables of the kit, in every service's own database.

create table outbox (
    seq bigint generated always as identity primary key,
    slot smallint not null default 0,
    id uuid not null unique,
    topic text not null,
    key text not null,
    type text not null,
    operator_id text not null,
    occurred_at timestamptz not null,
    traceparent text,
    body text not null,
    inserted_at timestamptz not null default clock_timestamp()
);
create index outbox_slot on outbox (slot, seq);

create table inbox (
    consumer text not null,
    event_id uuid not null,
    handled_at timestamptz not null default now(),
    primary key (consumer, event_id)
);
create index inbox_age on inbox (handled_at);

create table dead_letter (
    id uuid primary key,
    consumer text not null,
    operator_id text not null,
    topic text not null,
    key text not null,
    event_id uuid not null,
    type text not null,
    occurred_at timestamptz not null,
    stored_at timestamptz not null,
    traceparent text,
    body text not null,
    reason text not null,
    dead_at timestamptz not null default now(),
    redriven_at timestamptz,
    unique (consumer, event_id)
);

create table idempotency_key (
    operator_id text not null,
    subject text not null,
    operation text not null,
    key text not null,
    body_hash text not null,
    status integer,
    reply text,
    created_at timestamptz not null default now(),
    primary key (operator_id, subject, operation, key)
);

grant insert, select on outbox to ${app}, ${system};
grant delete, update on outbox to ${system};
grant insert, select, delete on inbox to ${system};
grant insert, select, update on dead_letter to ${system};
grant select on dead_letter to ${app};
grant insert, select, update on idempotency_key to ${app};

alter table outbox enable row level security;
alter table outbox force row level security;
create policy tenant on outbox to ${app} using (false)
    with check (operator_id = nullif(current_setting('app.operator_id', true), ''));
create policy system on outbox to ${system} using (true) with check (true);
create policy owner_reads on outbox for select to current_user using (true);

alter table dead_letter enable row level security;
alter table dead_letter force row level security;
create policy tenant on dead_letter to ${app} using (operator_id = nullif(current_setting('app.operator_id', true), ''));
create policy system on dead_letter to ${system} using (true) with check (true);

alter table idempotency_key enable row level security;
alter table idempotency_key force row level security;
create policy tenant on idempotency_key to ${app}
    using (operator_id = nullif(current_setting('app.operator_id', true), ''))
    with check (operator_id = nullif(current_setting('app.operator_id', true), ''));
