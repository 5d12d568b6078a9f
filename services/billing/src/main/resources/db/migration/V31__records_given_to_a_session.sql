-- Staff give a record that names no session to the lost one it belongs to: there it is evidence, and offered.
alter table unclaimed_record add column given_to_bill_no text;
grant update (given_to_bill_no) on unclaimed_record to ${app};
grant insert on session_record, record_offer to ${app};
