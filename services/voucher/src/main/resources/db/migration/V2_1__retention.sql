-- Recharges that wait for a profile that never came.
call let_age('waiting_recharge', 'recharged_at');
