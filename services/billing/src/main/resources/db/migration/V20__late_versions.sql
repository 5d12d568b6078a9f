-- A tariff version that came and may have been in force for a while: until which bill number its sessions were looked
-- at. A row lasts until there is no more to look at.
create table late_version (
    operator_id text not null,
    tariff_id text not null,
    version integer not null,
    looked_until text not null default '',
    primary key (operator_id, tariff_id, version),
    foreign key (operator_id, tariff_id, version) references tariff_version (operator_id, tariff_id, version)
);
grant select, insert, update, delete on late_version to ${system};
call tenant_table('late_version');
