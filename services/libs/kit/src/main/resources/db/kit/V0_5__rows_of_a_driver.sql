-- Which drivers a caller may see, as a range of ids: every one for staff, the own one for a driver. What a range holds
-- the planner can estimate; of "no driver, or this one" it thinks that one row in two hundred fits.

create function first_driver() returns uuid stable parallel safe language sql as $$
    select coalesce(nullif(current_setting('app.driver_id', true), ''), '00000000-0000-0000-0000-000000000000')::uuid
$$;

create function last_driver() returns uuid stable parallel safe language sql as $$
    select coalesce(nullif(current_setting('app.driver_id', true), ''), 'ffffffff-ffff-ffff-ffff-ffffffffffff')::uuid
$$;

-- Gives a table of an operator's rows, or gives it anew, the limit to the caller's own rows where that is a driver. A
-- row of no driver is for staff.
create procedure limit_to_driver(name text, driver_column text default 'driver_id') language plpgsql as $$
declare
    driver text;
begin
    select case when attnotnull then format('%I', attname)
            else format('coalesce(%I, %L::uuid)', attname, '00000000-0000-0000-0000-000000000000') end
        into strict driver from pg_attribute where attrelid = name::regclass and attname = driver_column;
    execute format('drop policy if exists driver on %I', name);
    execute format($policy$
        create policy driver on %1$I as restrictive to ${app}
            using (%2$s between first_driver() and last_driver())
            with check (%2$s between first_driver() and last_driver())$policy$, name, driver);
end $$;

create or replace procedure tenant_and_driver_table(name text, driver_column text default 'driver_id')
    language plpgsql as $$
begin
    call tenant_table(name);
    call limit_to_driver(name, driver_column);
end $$;

revoke execute on procedure limit_to_driver(text, text) from public;
