-- Flyway runs this before every migration: an older server would refuse a function in the middle of one, by its name alone.
do $$
begin
    if current_setting('server_version_num')::int < 180000 then
        raise exception 'ChargeLedger needs PostgreSQL 18 or newer, and this server is %. Nothing was changed.',
            current_setting('server_version');
    end if;
end
$$;
