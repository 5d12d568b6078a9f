-- Settled bills that another version of the price should have rated are few, and looked for by whoever pays back.
create index bill_superseded on bill (operator_id, bill_no desc) where current and superseding_tariff_id is not null;
