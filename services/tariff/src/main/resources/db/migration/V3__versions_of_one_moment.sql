-- A version that has not taken force gives way to the next of its tariff: of those that start at one target at the same
-- moment the one with the highest number holds.
alter table tariff_assignment drop constraint tariff_assignment_pkey;
alter table tariff_assignment add primary key (operator_id, scope, target, effective_from, version);
