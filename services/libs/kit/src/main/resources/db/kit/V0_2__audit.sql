-- Who changed what: written in the transaction of the change, never changed or removed by the service's roles.

create table audit_entry (
    id uuid primary key default uuidv7(),
    operator_id text not null,
    at timestamptz not null,
    booked_at timestamptz not null default clock_timestamp(),
    actor text not null,
    actor_name text not null,
    in_name_of text,
    action text not null,
    subject_kind text not null,
    subject_id text not null,
    reason text,
    before jsonb,
    after jsonb
);
create index audit_entry_time on audit_entry (operator_id, at desc, id desc);
create index audit_entry_subject on audit_entry (operator_id, subject_kind, subject_id, at desc, id desc);
create index audit_entry_actor on audit_entry (operator_id, actor, at desc, id desc);

grant insert, select on audit_entry to ${app}, ${system};

-- A driver's own writes are remembered too, but only staff read.
alter table audit_entry enable row level security;
alter table audit_entry force row level security;
create policy tenant_reads on audit_entry for select to ${app}
    using (operator_id = nullif(current_setting('app.operator_id', true), '')
        and nullif(current_setting('app.driver_id', true), '') is null);
create policy tenant_adds on audit_entry for insert to ${app}
    with check (operator_id = nullif(current_setting('app.operator_id', true), ''));
create policy system on audit_entry to ${system} using (true) with check (true);
