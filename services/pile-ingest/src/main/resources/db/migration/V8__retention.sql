-- Evidence of what a pile did and when it was away is kept for three years by default; see services/README.md.
call let_age('raw_frame', 'received_at');
call let_age('connectivity', 'disconnected_at');
call let_age('fault', 'ended_at');
call let_age('started_session', 'requested_at');
call let_age('pending_stop', 'requested_at');
