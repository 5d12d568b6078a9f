-- Statistics are of everybody, and for nobody but the staff.
call for_staff_only('charging_session');
call for_staff_only('pile_firmware');
call for_staff_only('station');
call for_staff_only('voucher_fact');
call for_staff_only('message_outcome');
call for_staff_only('bill_refund');
call for_staff_only('arrears_payment');
