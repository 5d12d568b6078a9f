-- Drivers see a pile through billing, and nothing of what it says.
call for_staff_only('station');
call for_staff_only('pile');
call for_staff_only('pile_connection');
call for_staff_only('connectivity');
call for_staff_only('started_session');
call for_staff_only('raw_frame');
call for_staff_only('fault');
