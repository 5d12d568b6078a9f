-- W by connector, of those that are built for less than the whole pile; any other has the pile's.
alter table pile add connector_rated_power_w jsonb not null default '{}';
