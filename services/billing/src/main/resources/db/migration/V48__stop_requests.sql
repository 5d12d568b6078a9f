-- When somebody last asked to stop a session: within a minute nobody asks again. The column of session stays for older
-- pods.
create table stop_request (
    operator_id text not null,
    bill_no text not null,
    driver_id uuid not null,
    asked_at timestamptz not null,
    primary key (operator_id, bill_no)
);
grant select, insert, update (asked_at) on stop_request to ${app}, ${system};
call tenant_and_driver_table('stop_request');
call let_age('stop_request', 'asked_at');

-- A driver's token requests a session and changes nothing of it: what it becomes is for facts and for staff to say.
revoke insert on session from ${app};
grant insert (bill_month, bill_no, operator_id, station_id, pile_code, connector_no, driver_id, tariff_id,
    tariff_version, channel, requested_at, start_valid_until, plug_out_reported, state) on session to ${app};
create policy requested on session as restrictive for insert to ${app} with check (state = 'REQUESTED');
create policy staff_change on session as restrictive for update to ${app}
    using (nullif(current_setting('app.driver_id', true), '') is null);
