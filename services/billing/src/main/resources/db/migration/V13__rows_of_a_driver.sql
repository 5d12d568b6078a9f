-- A driver's limit as the kit draws it now, on the tables made before: with the old one staff got slow plans.

do $$
declare
    name text;
begin
    foreach name in array array['driver', 'session', 'occupancy', 'session_record', 'bill', 'bill_line', 'bill_finding',
            'account', 'transfer', 'recharge', 'session_sample', 'record_offer'] loop
        execute format($policy$
            alter policy tenant on %I using (operator_id = nullif(current_setting('app.operator_id', true), ''))
                with check (operator_id = nullif(current_setting('app.operator_id', true), ''))$policy$, name);
        call limit_to_driver(name);
    end loop;
    foreach name in array array['bonus_grant', 'bill_refund', 'pay_order', 'payout', 'payout_part'] loop
        call limit_to_driver(name);
    end loop;
end $$;
