-- What migrations call instead of copying it: row-level security of a table, and its split into months.

-- Rows of an operator: the app role sees and writes its caller's operator, the system role everything.
create procedure tenant_table(name text) language plpgsql as $$
begin
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format($policy$
        create policy tenant on %I to ${app}
            using (operator_id = nullif(current_setting('app.operator_id', true), ''))
            with check (operator_id = nullif(current_setting('app.operator_id', true), ''))$policy$, name);
    execute format('create policy system on %I to ${system} using (true) with check (true)', name);
end $$;

-- Rows of a driver: as above, and a driver's token is limited to the driver too.
create procedure tenant_and_driver_table(name text, driver_column text default 'driver_id') language plpgsql as $$
begin
    call tenant_table(name);
    execute format($policy$
        create policy driver on %I as restrictive to ${app}
            using (nullif(current_setting('app.driver_id', true), '') is null
                or %2$I = nullif(current_setting('app.driver_id', true), '')::uuid)
            with check (nullif(current_setting('app.driver_id', true), '') is null
                or %2$I = nullif(current_setting('app.driver_id', true), '')::uuid)$policy$, name, driver_column);
end $$;

-- Tables that are split by month: by a list of first days, or by a range of times (UTC) or of bill numbers (201910...).
create view month_table as
select c.relname::text as name, a.attname::text as key, a.atttypid::regtype as type, d.relname::text as rest
from pg_partitioned_table p
join pg_class c on c.oid = p.partrelid and c.relnamespace = 'public'::regnamespace
join pg_attribute a on a.attrelid = c.oid and a.attnum = p.partattrs[0]
join pg_class d on d.oid = p.partdefid
where p.partnatts = 1 and (p.partstrat = 'l' and a.atttypid = 'date'::regtype
    or p.partstrat = 'r' and a.atttypid in ('timestamptz'::regtype, 'text'::regtype));

create function month_partition(name text, month date) returns text stable
    return name || to_char(month, '_YYYY_MM');

-- A month as the table's key spells it.
create function month_bound(type regtype, month date) returns text stable
    return case type when 'text'::regtype then to_char(month, 'YYYYMM')
        when 'timestamptz'::regtype then to_char(month, 'YYYY-MM-DD') || 'T00:00:00Z' else month::text end;

-- The partitions that are not there of those that every table of this database should have: the months asked for, the
-- months that any of its tables has, and the months of rows that fell into a default partition.
create function month_partitions_missing(first date, last date) returns table (name text, month date)
    language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
    t month_table;
    found_months date[];
    months date[] := array(select generate_series(first, last, interval '1 month')::date);
begin
    for t in select * from month_table loop
        execute format('select array_agg(distinct %s) from only %I', case t.type
            when 'text'::regtype
                then format('case when %1$I ~ ''^\d{6}'' then to_date(left(%1$I, 6), ''YYYYMM'') end', t.key)
            when 'timestamptz'::regtype then format('date_trunc(''month'', %I at time zone ''UTC'')::date', t.key)
            else format('%I', t.key) end, t.rest) into found_months;
        months := months || found_months || array(
            select to_date(right(c.relname, 7), 'YYYY_MM')
            from pg_inherits i join pg_class c on c.oid = i.inhrelid
            where i.inhparent = t.name::regclass and c.relname ~ (t.name || '_\d{4}_\d{2}$'));
    end loop;
    return query select m.name, w.month from month_table m cross join (select distinct unnest(months)) as w (month)
        where w.month is not null and to_regclass(month_partition(m.name, w.month)) is null
        order by w.month, m.name;
end $$;

-- Makes one partition and moves into it what the default partition holds of its month. Gives up rather than let traffic
-- queue behind it, and where a foreign key points at a row that would move.
create function make_month_partition(name text, month date) returns void
    language plpgsql security definer set search_path = public, pg_temp set lock_timeout = '2s' as $$
declare
    t month_table;
    part text := month_partition(name, month);
    low text;
    high text;
    in_rest boolean;
begin
    select * into strict t from month_table m where m.name = make_month_partition.name;
    low := month_bound(t.type, month);
    high := month_bound(t.type, (month + interval '1 month')::date);
    execute format('select exists (select from only %1$I where %2$I >= %3$L and %2$I < %4$L)', t.rest, t.key, low, high)
        into in_rest;
    if in_rest then
        execute format('alter table %I detach partition %I', t.name, t.rest);
    end if;
    execute format('create table %I partition of %I for values ', part, t.name) || case t.type
        when 'date'::regtype then format('in (%L)', low) else format('from (%L) to (%L)', low, high) end;
    if in_rest then
        execute format('with moved as (delete from %1$I where %2$I >= %3$L and %2$I < %4$L returning *)'
            || ' insert into %5$I overriding system value select * from moved', t.rest, t.key, low, high, part);
        execute format('alter table %I attach partition %I default', t.name, t.rest);
    end if;
end $$;

-- Gives a partitioned table its default partition and the months its sisters have; the service makes later ones.
create procedure split_by_month(name text) language plpgsql as $$
declare
    missing record;
begin
    execute format('create table %I partition of %I default', name || '_rest', name);
    for missing in select m.month from month_partitions_missing('2019-01-01', '2018-01-01') m
            where m.name = split_by_month.name loop
        perform make_month_partition(name, missing.month);
    end loop;
end $$;

revoke execute on procedure tenant_table(text), tenant_and_driver_table(text, text), split_by_month(text) from public;
revoke execute on function month_partitions_missing(date, date), make_month_partition(text, date) from public;
grant execute on function month_partitions_missing(date, date), make_month_partition(text, date) to ${system};
