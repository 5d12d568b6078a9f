-- Drivers ask billing what charging costs, not the price plans.
call for_staff_only('tariff');
call for_staff_only('tariff_version');
call for_staff_only('tariff_assignment');
call for_staff_only('bulk_change');
call for_staff_only('station');
call for_staff_only('pile');
