-- Checks before a bill is owed: what a pile is, how an operator wants to check, and who idled when.

alter table pile
    add model text,
    add firmware text,
    add rated_power_w bigint,
    add reports_plug_out boolean not null default true;

-- How an operator handles doubtful bills: one thing that is read, changed and audited as a whole; a change needs the version it saw.
create table abnormal_setting (
    operator_id text primary key,
    version integer not null,
    backlog_at time not null
);
grant select, insert, update on abnormal_setting to ${app};
grant select on abnormal_setting to ${system};

alter table abnormal_setting enable row level security;
alter table abnormal_setting force row level security;
create policy tenant on abnormal_setting to ${app}
    using (operator_id = nullif(current_setting('app.operator_id', true), ''))
    with check (operator_id = nullif(current_setting('app.operator_id', true), ''));
create policy system on abnormal_setting to ${system} using (true) with check (true);

-- One check for one pile model; the empty model is all of the operator's piles. Without a row a check is as built in.
create table check_setting (
    operator_id text not null references abnormal_setting,
    model text not null,
    code integer not null,
    enabled boolean not null,
    tolerance bigint not null check (tolerance >= 0),
    primary key (operator_id, model, code)
);
grant select, insert, delete on check_setting to ${app};
grant select on check_setting to ${system};

alter table check_setting enable row level security;
alter table check_setting force row level security;
create policy tenant on check_setting to ${app}
    using (operator_id = nullif(current_setting('app.operator_id', true), ''))
    with check (operator_id = nullif(current_setting('app.operator_id', true), ''));
create policy system on check_setting to ${system} using (true) with check (true);

-- Few bills have an idle fee; a new one must not overlap them.
create index bill_idle_pile on bill (pile_code, service_ended_at) where current and idle_fee_fen > 0;
create index bill_idle_driver on bill (driver_id, service_ended_at) where current and idle_fee_fen > 0;
