create table thing (
    id text primary key,
    operator_id text not null,
    driver_id uuid,
    amount bigint not null check (amount >= 0),
    version integer not null default 1
);
grant select, insert, update on thing to ${app};
grant select, insert, update on thing to ${system};
alter table thing enable row level security;
alter table thing force row level security;
create policy tenant on thing to ${app}
    using (operator_id = nullif(current_setting('app.operator_id', true), '')
        and (nullif(current_setting('app.driver_id', true), '') is null
            or driver_id = nullif(current_setting('app.driver_id', true), '')::uuid))
    with check (operator_id = nullif(current_setting('app.operator_id', true), ''));
create policy system on thing to ${system} using (true) with check (true);
