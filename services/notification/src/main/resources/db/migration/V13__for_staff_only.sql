-- Drivers ask for their consents, and for the notices that a template lets them grant; all else is the staff's.
call for_staff_only('official_account');
call for_staff_only('account_pause');
call for_staff_only('staff_recipient');
call for_staff_only('quiet_hours');
call for_staff_only('station');
call for_staff_only('refund_batch');
call for_staff_only('refund_item');
call for_staff_only('impact_assessment');
call for_staff_only('announcement');
call for_staff_only('announcement_listed');

create policy staff_add on message_template as restrictive for insert to ${app}
    with check (nullif(current_setting('app.driver_id', true), '') is null);
create policy staff_change on message_template as restrictive for update to ${app}
    using (nullif(current_setting('app.driver_id', true), '') is null);
create policy staff_remove on message_template as restrictive for delete to ${app}
    using (nullif(current_setting('app.driver_id', true), '') is null);

-- What became of a message is the sender's to say, or the staff's.
create policy staff_change on message as restrictive for update to ${app}
    using (nullif(current_setting('app.driver_id', true), '') is null);

-- Grants are kept by openid: a driver's token reaches those of the own profile.
create policy own on notice_grant as restrictive to ${app}
    using (nullif(current_setting('app.driver_id', true), '') is null
        or exists (select from driver_profile p
            where p.operator_id = notice_grant.operator_id and p.openid = notice_grant.openid));
