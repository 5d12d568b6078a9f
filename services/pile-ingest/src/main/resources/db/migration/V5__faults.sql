-- What was wrong with piles and connectors, and whether staff dealt with it. Connector '': the whole pile.
create table fault (
    id uuid primary key default uuidv7(),
    operator_id text not null,
    station_id text not null,
    pile_code text not null,
    connector_no text not null,
    type text not null check (type in ('OFFLINE', 'CONNECTOR_FAULT')),
    raw_code text not null,
    started_at timestamptz not null,
    ended_at timestamptz,
    handled_at timestamptz,
    handled_by text,
    reason text
);
create unique index fault_standing on fault (pile_code, connector_no, type) where ended_at is null;
create index fault_time on fault (operator_id, started_at desc, id desc);
create index fault_of_pile on fault (operator_id, pile_code, started_at desc, id desc);

grant select, update (handled_at, handled_by, reason) on fault to ${app};
grant select, insert, update on fault to ${system};

alter table fault enable row level security;
alter table fault force row level security;
create policy tenant on fault to ${app}
    using (operator_id = nullif(current_setting('app.operator_id', true), ''))
    with check (operator_id = nullif(current_setting('app.operator_id', true), ''));
create policy system on fault to ${system} using (true) with check (true);
