-- An offered record that says no more than what its bill was made of since is nobody's to decide.
alter table record_offer drop constraint record_offer_state_check;
alter table record_offer add constraint record_offer_state_check
    check (state in ('OPEN', 'ACCEPTED', 'DISMISSED', 'WITHDRAWN'));
grant update (state, decided_at) on record_offer to ${system};
