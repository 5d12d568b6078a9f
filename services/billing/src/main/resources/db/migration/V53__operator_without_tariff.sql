-- A version may end what the whole operator had: from then on its stations have no price but their own.
alter table tariff_version add column withdrawn_whole_operator boolean not null default false;
drop index tariff_version_whole_operator;
create index tariff_version_whole_operator on tariff_version (operator_id, effective_from)
    where whole_operator or withdrawn_whole_operator;
