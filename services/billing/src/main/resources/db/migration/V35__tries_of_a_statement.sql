-- A day whose bill could not be fetched: every other day is tried before it is tried again.

create table pay_statement_try (
    operator_id text not null,
    day date not null,
    tried_at timestamptz not null,
    primary key (operator_id, day)
);
grant select, insert, update on pay_statement_try to ${system};
call tenant_table('pay_statement_try');
