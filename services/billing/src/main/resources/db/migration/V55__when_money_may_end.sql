-- From when on a session's money may be used up, if nothing more is heard of it: then it is looked at. A row lasts until
-- that look; a session that has money for longer has none.
create table balance_look (
    operator_id text not null,
    bill_no text not null,
    look_at timestamptz not null,
    primary key (operator_id, bill_no)
);
create index balance_look_due on balance_look (look_at);
grant select, insert, update (look_at), delete on balance_look to ${system};
call tenant_table('balance_look');
