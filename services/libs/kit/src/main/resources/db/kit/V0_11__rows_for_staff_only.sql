-- Rows that know no driver are kept from drivers by the database too, not only by the resources: a driver's token gets
-- and changes none of them.
create procedure for_staff_only(name text) language plpgsql as $$
begin
    execute format($policy$
        create policy staff on %I as restrictive to ${app}
            using (nullif(current_setting('app.driver_id', true), '') is null)$policy$, name);
end $$;
revoke execute on procedure for_staff_only(text) from public;

call for_staff_only('dead_letter');
