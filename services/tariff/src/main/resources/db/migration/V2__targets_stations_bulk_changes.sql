-- Whose tariff a version is: a pile's, a station's or the whole operator's; the closer one holds. Two versions that start
-- at one target at the same moment would make its price a matter of luck. Withdrawn: no tariff of its own from then on.
create table tariff_assignment (
    operator_id text not null,
    scope text not null check (scope in ('PILE', 'STATION', 'OPERATOR')),
    target text not null,
    effective_from timestamptz not null,
    tariff_id text not null,
    version integer not null,
    withdrawn boolean not null,
    primary key (operator_id, scope, target, effective_from),
    foreign key (operator_id, tariff_id, version) references tariff_version
);
create index tariff_assignment_version on tariff_assignment (operator_id, tariff_id, version);

-- The owner reads past the policies for this one copy.
alter table tariff_version_station no force row level security;
insert into tariff_assignment (operator_id, scope, target, effective_from, tariff_id, version, withdrawn)
select operator_id, 'STATION', station_id, effective_from, tariff_id, version, false from tariff_version_station;
drop table tariff_version_station;

alter table tariff add column revision integer not null default 1;
alter table tariff_version add column reason text;

-- This service's copy of where piles stand and whether they report the plug-out; it comes by event.
create table station (
    operator_id text not null,
    station_id text not null,
    name text not null,
    zone_id text not null,
    primary key (operator_id, station_id)
);

create table pile (
    pile_code text primary key,
    operator_id text not null,
    station_id text not null,
    reports_plug_out boolean not null,
    foreign key (operator_id, station_id) references station
);
create index pile_station on pile (operator_id, station_id);

-- One change made to many stations at once; document is what it did, word for word. It is never changed: to undo it is
-- another bulk change.
create table bulk_change (
    operator_id text not null,
    change_id uuid not null,
    made_at timestamptz not null,
    made_by text not null,
    document text not null check (document is json object),
    undoes uuid,
    primary key (operator_id, change_id),
    foreign key (operator_id, undoes) references bulk_change
);
create unique index bulk_change_undone_once on bulk_change (operator_id, undoes);
create index bulk_change_time on bulk_change (operator_id, made_at desc, change_id desc);

grant select, insert on tariff_assignment, bulk_change to ${app};
grant select on station, pile to ${app};
grant select on tariff_assignment, bulk_change to ${system};
grant select, insert, update on station to ${system};
grant select, insert, update, delete on pile to ${system};

call tenant_table('tariff_assignment');
call tenant_table('station');
call tenant_table('pile');
call tenant_table('bulk_change');
