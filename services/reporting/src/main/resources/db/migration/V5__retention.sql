call let_age('message_outcome', 'at');
call let_age('voucher_fact', 'at');
