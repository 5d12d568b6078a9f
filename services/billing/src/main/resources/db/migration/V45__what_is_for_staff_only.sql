-- What the staff's pages show and drivers' do not.
call for_staff_only('unclaimed_record');
call for_staff_only('abnormal_setting');
call for_staff_only('check_setting');
call for_staff_only('backlog_day');
call for_staff_only('pay_callback');
call for_staff_only('pay_statement');

-- A driver's session and recharge go by the operator's wallet settings, and change none.
create policy staff_add on wallet_setting as restrictive for insert to ${app}
    with check (nullif(current_setting('app.driver_id', true), '') is null);
create policy staff_change on wallet_setting as restrictive for update to ${app}
    using (nullif(current_setting('app.driver_id', true), '') is null);
