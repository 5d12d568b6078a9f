-- Most sessions and bills are settled in the end: nobody looks for those by their state alone, so that they are in no
-- index of states, and a settlement writes less.
drop index session_state;
create index session_state on session (operator_id, state, bill_no desc) where state <> 'SETTLED';
drop index bill_state;
create index bill_state on bill (operator_id, state, bill_no desc) where current and state <> 'SETTLED';

-- The number of a session tells when it was requested.
drop index session_requested;
