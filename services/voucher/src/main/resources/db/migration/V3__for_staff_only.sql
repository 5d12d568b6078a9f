-- A driver sees the campaigns of the own vouchers, and changes none.
create policy staff_add on campaign as restrictive for insert to ${app}
    with check (nullif(current_setting('app.driver_id', true), '') is null);
create policy staff_change on campaign as restrictive for update to ${app}
    using (nullif(current_setting('app.driver_id', true), '') is null);
create policy of_own_vouchers on campaign as restrictive for select to ${app}
    using (nullif(current_setting('app.driver_id', true), '') is null
        or exists (select from voucher v
            where v.operator_id = campaign.operator_id and v.campaign_id = campaign.campaign_id));

-- The right to one column is there to lock a row; what it says comes by event.
create policy only_locked on driver as restrictive for update to ${app} using (true) with check (false);
