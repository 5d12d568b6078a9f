-- How new is what a consumer knows of a thing, of facts that each tell a whole thing anew: an older one, redriven, must
-- not put an old state over a newer one.
create table latest_fact (
    consumer text not null,
    operator_id text not null,
    key text not null,
    at timestamptz not null,
    primary key (consumer, operator_id, key)
);
grant select, insert, update on latest_fact to ${system};
call tenant_table('latest_fact');
