-- A dead letter is open until it is redriven, however long that takes: its age is that of its redrive.
update aging_table set age = 'redriven_at' where name = 'dead_letter';
drop index if exists dead_letter_age;
create index dead_letter_age on dead_letter (redriven_at) where redriven_at is not null;

-- As before; of two replicas that forget the same month, the second finds it gone.
create or replace function forget_month(name text, month date) returns void
    language plpgsql security definer set search_path = public, pg_temp set lock_timeout = '2s' as $$
begin
    update aging_table a set forgotten_until = greatest(a.forgotten_until, (month + interval '1 month')::date)
        where a.name = forget_month.name;
    if not found then
        raise exception '% does not age', name;
    end if;
    execute format('drop table if exists %I', month_partition(name, month));
end $$;
