-- Tables whose old rows are forgotten: row by row, by the time in a column (a row without it stays), or month by month
-- where the table is split by that column. A table that is not named here is kept for ever.
create table aging_table (
    name text primary key,
    age text not null,
    -- Months before this one are gone, and are not made again for the sake of sister tables.
    forgotten_until date
);
grant select on aging_table, month_table to ${system};

create procedure let_age(name text, age text) language plpgsql as $$
begin
    insert into aging_table values (name, age);
    if not exists (select from month_table m where m.name = let_age.name) then
        execute format('create index if not exists %I on %I (%I)', name || '_age', name, age);
        -- Rows to forget are locked before they are deleted, so that two replicas share the work.
        execute format('grant select, update, delete on %I to ${system}', name);
    end if;
end $$;

create function months_to_forget(name text, before date) returns setof date
    language sql stable as $$
    select m.month from (
        select case when c.relname ~ (name || '_\d{4}_\d{2}$')
            then to_date(right(c.relname, 7), 'YYYY_MM') end as month
        from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = name::regclass) m
    where m.month + interval '1 month' <= before order by m.month
$$;

create function forget_month(name text, month date) returns void
    language plpgsql security definer set search_path = public, pg_temp set lock_timeout = '2s' as $$
begin
    update aging_table a set forgotten_until = greatest(a.forgotten_until, (month + interval '1 month')::date)
        where a.name = forget_month.name;
    if not found then
        raise exception '% does not age', name;
    end if;
    execute format('drop table %I', month_partition(name, month));
end $$;

-- As before, without the months that were forgotten.
create or replace function month_partitions_missing(first date, last date) returns table (name text, month date)
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
        left join aging_table a on a.name = m.name
        where w.month is not null and w.month >= coalesce(a.forgotten_until, '-infinity')
            and to_regclass(month_partition(m.name, w.month)) is null
        order by w.month, m.name;
end $$;

revoke execute on procedure let_age(text, text) from public;
revoke execute on function forget_month(text, date) from public;
grant execute on function forget_month(text, date) to ${system};

call let_age('inbox', 'handled_at');
call let_age('dead_letter', 'dead_at');
call let_age('idempotency_key', 'created_at');
