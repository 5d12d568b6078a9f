-- Pods of the release before write a driver's wish to stop into session.stop_requested_at, under the driver's token. V48
-- had closed session to it: they would go on while the release is rolled out, or after it was taken back, but stop
-- nothing. So a driver may change this column of the own session, and no other.
-- The next release's migration may end it: no pod that writes the column is left then, nor comes back by one rollback. It
-- drops the trigger, its function and the column, and creates V48's staff_change again.
drop policy staff_change on session;

create function only_stop_requested() returns trigger language plpgsql as $$
begin
    old.stop_requested_at := new.stop_requested_at;
    if new is distinct from old then
        raise insufficient_privilege using message = 'a driver changes nothing of a session but the wish to stop it';
    end if;
    return new;
end $$;
create trigger only_stop_requested before update on session for each row
    when (nullif(current_setting('app.driver_id', true), '') is not null)
    execute function only_stop_requested();
