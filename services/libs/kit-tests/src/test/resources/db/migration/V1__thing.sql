create table thing (
    id text primary key,
    operator_id text not null,
    driver_id uuid,
    amount bigint not null check (amount >= 0),
    version integer not null default 1
);
grant select, insert, update on thing to ${app};
grant select, insert, update on thing to ${system};
call tenant_and_driver_table('thing');

-- The three ways to be split by month; the first is referenced, so its rows cannot be moved.
create table listed_thing (month date not null, id text not null, primary key (month, id)) partition by list (month);
call split_by_month('listed_thing');
create table listed_thing_note (month date not null, id text not null,
    foreign key (month, id) references listed_thing (month, id));
create table numbered_thing (bill_no text not null primary key) partition by range (bill_no);
call split_by_month('numbered_thing');
create table timed_thing (at timestamptz not null, seq bigint generated always as identity) partition by range (at);
call split_by_month('timed_thing');

-- What is kept for a while: row by row, and month by month.
create table passing_thing (ended_at timestamptz);
call let_age('passing_thing', 'ended_at');
create table passing_month (at timestamptz not null) partition by range (at);
call split_by_month('passing_month');
call let_age('passing_month', 'at');
