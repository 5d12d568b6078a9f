-- What was paid later of what was owed of a version of a bill, each payment once.
create table arrears_payment (
    operator_id text not null,
    event_id uuid not null,
    bill_no text not null,
    bill_version integer not null,
    energy_fee_fen bigint not null,
    service_fee_fen bigint not null,
    idle_fee_fen bigint not null,
    at timestamptz not null,
    primary key (operator_id, event_id)
);
create index arrears_payment_bill on arrears_payment (operator_id, bill_no);
grant select on arrears_payment to ${app};
grant select, insert on arrears_payment to ${system};
call tenant_table('arrears_payment');

-- Which version a refund was of; null for what was learnt before this was kept: that counts as one of the version that stands.
alter table bill_refund add column bill_version integer;
