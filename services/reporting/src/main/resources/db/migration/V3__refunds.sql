-- What went back of settled bills, each refund once, by what it was paid for.
create table bill_refund (
    operator_id text not null,
    refund_id uuid not null,
    bill_no text not null,
    energy_fee_fen bigint not null,
    service_fee_fen bigint not null,
    idle_fee_fen bigint not null,
    at timestamptz not null,
    primary key (operator_id, refund_id)
);
create index bill_refund_bill on bill_refund (operator_id, bill_no);
create index bill_refund_day on bill_refund (operator_id, at);
grant select on bill_refund to ${app};
grant select, insert on bill_refund to ${system};
call tenant_table('bill_refund');
