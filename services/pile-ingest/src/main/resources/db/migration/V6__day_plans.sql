-- Where a version holds besides stations, and the days that have periods of their own.
alter table tariff_version
    add zone_id text not null default 'Asia/Shanghai',
    add pile_codes text[] not null default '{}',
    add whole_operator boolean not null default false,
    add withdrawn_station_ids text[] not null default '{}',
    add withdrawn_pile_codes text[] not null default '{}',
    add day_plans jsonb not null default '[]';
create index tariff_version_piles on tariff_version using gin (pile_codes);
create index tariff_version_effective on tariff_version (operator_id, effective_from);

-- Which prices a pile is known to have.
create table shown_prices (
    pile_code text primary key,
    operator_id text not null,
    model_no text not null,
    day_plan integer not null,
    known_at timestamptz not null
);

grant select, insert, update, delete on shown_prices to ${system};

alter table shown_prices enable row level security;
alter table shown_prices force row level security;
create policy system on shown_prices to ${system} using (true) with check (true);
