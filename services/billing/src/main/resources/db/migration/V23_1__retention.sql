-- Readings go after three years by default; bills, records, findings and bookings stay.
call let_age('session_sample', 'bill_month');
