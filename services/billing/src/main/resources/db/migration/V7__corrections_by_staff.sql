-- Staff save corrections of settled bills: the new version is settled in the same transaction, and a reserve it emptied
-- is removed. Drivers never do.

grant update (voucher_face_fen, voucher_minimum_spend_fen) on bill to ${app};
grant delete on account to ${app};
create policy staff_remove on account as restrictive for delete to ${app}
    using (nullif(current_setting('app.driver_id', true), '') is null);
