-- A tariff may be renamed; its versions never change: the app role may only add them.
create table tariff (
    operator_id text not null,
    tariff_id text not null,
    name text not null check (name <> ''),
    created_at timestamptz not null,
    primary key (operator_id, tariff_id)
);

-- document is the published event, word for word.
create table tariff_version (
    operator_id text not null,
    tariff_id text not null,
    version integer not null check (version > 0),
    effective_from timestamptz not null,
    model_no text not null check (model_no ~ '^[0-9A-F]{4}$' and model_no <> '0000'),
    document text not null check (document is json object),
    published_at timestamptz not null,
    published_by text not null,
    primary key (operator_id, tariff_id, version),
    unique (operator_id, model_no),
    foreign key (operator_id, tariff_id) references tariff
);

-- Two versions that start at one station at the same moment would make its price a matter of luck.
create table tariff_version_station (
    operator_id text not null,
    station_id text not null,
    effective_from timestamptz not null,
    tariff_id text not null,
    version integer not null,
    primary key (operator_id, station_id, effective_from),
    foreign key (operator_id, tariff_id, version) references tariff_version
);
create index tariff_version_station_version on tariff_version_station (operator_id, tariff_id, version);

grant select, insert, update on tariff to ${app};
grant select, insert on tariff_version, tariff_version_station to ${app};
grant select on tariff, tariff_version, tariff_version_station to ${system};

alter table tariff enable row level security;
alter table tariff force row level security;
create policy tenant on tariff to ${app}
    using (operator_id = nullif(current_setting('app.operator_id', true), ''))
    with check (operator_id = nullif(current_setting('app.operator_id', true), ''));
create policy system on tariff to ${system} using (true) with check (true);

alter table tariff_version enable row level security;
alter table tariff_version force row level security;
create policy tenant on tariff_version to ${app}
    using (operator_id = nullif(current_setting('app.operator_id', true), ''))
    with check (operator_id = nullif(current_setting('app.operator_id', true), ''));
create policy system on tariff_version to ${system} using (true) with check (true);

alter table tariff_version_station enable row level security;
alter table tariff_version_station force row level security;
create policy tenant on tariff_version_station to ${app}
    using (operator_id = nullif(current_setting('app.operator_id', true), ''))
    with check (operator_id = nullif(current_setting('app.operator_id', true), ''));
create policy system on tariff_version_station to ${system} using (true) with check (true);
