-- A version may end what the whole operator had: from then on its stations have no price but their own.
alter table tariff_version add column withdrawn_whole_operator boolean not null default false;
