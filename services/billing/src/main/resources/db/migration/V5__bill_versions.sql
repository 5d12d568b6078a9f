-- Bill versions: who made each, when and why; the realtime curve of a session; records that staff may accept.

-- A version is written once. Later only its settlement is filled in, and `current` falls when a newer one comes.
alter table bill
    add column source text not null default 'RATED'
        check (source in ('RATED', 'HELD', 'CORRECTION', 'PROPOSAL_ACCEPTED', 'HEALED', 'OFFER_ACCEPTED', 'RERATED')),
    add column made_by text,
    add column reason text,
    add column notify_driver boolean not null default true,
    add column record_id uuid,
    add column idle_charged boolean not null default true,
    add column voucher_face_fen bigint,
    add column voucher_minimum_spend_fen bigint;
-- Forced row-level security hides the rows from the owner too; it looks past it for what is already there.
alter table bill no force row level security;
update bill set source = 'HELD' where state = 'HELD';
create unique index bill_current on bill (bill_month, bill_no) where current;
grant insert, update (current, state, voucher_id, discount_fen, due_fen, paid_fen, receivable_fen, settled_at)
    on bill to ${app};
grant insert on bill_line to ${app};

-- The newest version of the session's bill; 0 while there is none.
alter table session add column bill_version integer not null default 0;
alter table session no force row level security;
update session s set bill_version = b.version from bill b
where b.bill_month = s.bill_month and b.bill_no = s.bill_no and b.current;
alter table session force row level security;
alter table bill force row level security;
grant update (state, decided_at, folded, bill_version) on session to ${app};

-- Bills are made by staff and by facts, never by a driver.
create policy staff_add on bill as restrictive for insert to ${app}
    with check (nullif(current_setting('app.driver_id', true), '') is null);
create policy staff_change on bill as restrictive for update to ${app}
    using (nullif(current_setting('app.driver_id', true), '') is null);
create policy staff_add on bill_line as restrictive for insert to ${app}
    with check (nullif(current_setting('app.driver_id', true), '') is null);

-- What was seen of a session in realtime, thinned as it came.
create table session_sample (
    bill_month date not null,
    bill_no text not null,
    observed_at timestamptz not null,
    operator_id text not null,
    driver_id uuid not null,
    status text not null,
    plugged boolean not null,
    energy_tenth_wh bigint not null,
    power_w bigint,
    primary key (bill_month, bill_no, observed_at),
    foreign key (bill_month, bill_no, operator_id) references session (bill_month, bill_no, operator_id)
) partition by list (bill_month);
create table session_sample_2019_07 partition of session_sample for values in ('2019-07-01');
create table session_sample_2019_08 partition of session_sample for values in ('2019-08-01');
create table session_sample_2019_09 partition of session_sample for values in ('2019-09-01');
create table session_sample_2019_10 partition of session_sample for values in ('2019-10-01');
create table session_sample_2019_11 partition of session_sample for values in ('2019-11-01');
create table session_sample_2019_12 partition of session_sample for values in ('2019-12-01');
create table session_sample_2020_01 partition of session_sample for values in ('2020-01-01');
create table session_sample_other partition of session_sample default;
grant select on session_sample to ${app};
grant select, insert on session_sample to ${system};

alter table session_sample enable row level security;
alter table session_sample force row level security;
create policy tenant on session_sample to ${app}
    using (operator_id = nullif(current_setting('app.operator_id', true), '')
        and (nullif(current_setting('app.driver_id', true), '') is null
            or driver_id = nullif(current_setting('app.driver_id', true), '')::uuid))
    with check (operator_id = nullif(current_setting('app.operator_id', true), '')
        and (nullif(current_setting('app.driver_id', true), '') is null
            or driver_id = nullif(current_setting('app.driver_id', true), '')::uuid));
create policy system on session_sample to ${system} using (true) with check (true);

-- A record that came after its bill was made otherwise, and differs from it: staff accept or dismiss it.
create table record_offer (
    bill_month date not null,
    bill_no text not null,
    record_id uuid not null,
    operator_id text not null,
    driver_id uuid not null,
    offered_at timestamptz not null,
    against_version integer not null,
    state text not null default 'OPEN' check (state in ('OPEN', 'ACCEPTED', 'DISMISSED')),
    decided_at timestamptz,
    decided_by text,
    reason text,
    primary key (bill_month, bill_no, record_id),
    foreign key (bill_month, bill_no, operator_id) references session (bill_month, bill_no, operator_id),
    foreign key (bill_month, bill_no, record_id) references session_record (bill_month, bill_no, event_id)
) partition by list (bill_month);
create table record_offer_2019_07 partition of record_offer for values in ('2019-07-01');
create table record_offer_2019_08 partition of record_offer for values in ('2019-08-01');
create table record_offer_2019_09 partition of record_offer for values in ('2019-09-01');
create table record_offer_2019_10 partition of record_offer for values in ('2019-10-01');
create table record_offer_2019_11 partition of record_offer for values in ('2019-11-01');
create table record_offer_2019_12 partition of record_offer for values in ('2019-12-01');
create table record_offer_2020_01 partition of record_offer for values in ('2020-01-01');
create table record_offer_other partition of record_offer default;
create index record_offer_open on record_offer (operator_id, bill_no desc, record_id) where state = 'OPEN';
grant select, update (state, decided_at, decided_by, reason) on record_offer to ${app};
grant select, insert on record_offer to ${system};

alter table record_offer enable row level security;
alter table record_offer force row level security;
create policy tenant on record_offer to ${app}
    using (operator_id = nullif(current_setting('app.operator_id', true), '')
        and (nullif(current_setting('app.driver_id', true), '') is null
            or driver_id = nullif(current_setting('app.driver_id', true), '')::uuid))
    with check (operator_id = nullif(current_setting('app.operator_id', true), '')
        and (nullif(current_setting('app.driver_id', true), '') is null
            or driver_id = nullif(current_setting('app.driver_id', true), '')::uuid));
create policy system on record_offer to ${system} using (true) with check (true);
