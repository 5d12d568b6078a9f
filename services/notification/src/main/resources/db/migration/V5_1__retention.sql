call let_age('message', 'month');
call let_age('webhook_event', 'received_at');
