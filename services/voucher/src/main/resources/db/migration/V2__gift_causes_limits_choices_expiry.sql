-- A campaign's version is its ETag. No gifts_per_driver: as many as the driver has causes for.
alter table campaign
    add column version integer not null default 1,
    add column gifts_per_driver integer check (gifts_per_driver > 0),
    drop constraint campaign_trigger_check,
    add constraint campaign_trigger_check check (trigger in ('NEW_DRIVER', 'RECHARGE', 'MANUAL'));

-- When the first profile came; null: known from before anybody asked, so not new.
alter table driver add column first_seen_at timestamptz;

-- A gift has one cause and a cause has one gift. It is the driver's nth of the campaign, at most the limit of its time:
-- two that come at once meet at the unique key, and one too many at the check. All gifts so far were for recharges.
alter table gift rename column recharge_id to cause_id;
alter table gift
    add column gift_id uuid not null default uuidv7(),
    add column reason text not null default 'RECHARGE'
        check (reason in ('NEW_DRIVER', 'RECHARGE', 'MANUAL', 'COMPENSATION')),
    add column pieces integer check (pieces > 0),
    add column nth integer,
    add column driver_limit integer;
-- Forced row-level security hides the rows from the owner too; it looks past it for what is already there.
alter table gift no force row level security;
alter table campaign no force row level security;
update gift g set nth = n.nth, pieces = n.pieces from (
    select g2.operator_id, g2.cause_id, c.pieces_per_gift pieces, row_number() over (
        partition by g2.operator_id, g2.campaign_id, g2.driver_id order by g2.given_at, g2.cause_id) nth
    from gift g2 join campaign c using (operator_id, campaign_id)) n
where g.operator_id = n.operator_id and g.cause_id = n.cause_id;
alter table campaign force row level security;
alter table gift force row level security;
alter table gift
    alter column reason drop default,
    alter column pieces set not null,
    alter column nth set not null,
    drop constraint gift_pkey,
    add primary key (operator_id, gift_id),
    add constraint one_gift_per_cause unique (operator_id, reason, cause_id, driver_id),
    add constraint gifts_of_driver unique (operator_id, campaign_id, driver_id, nth),
    add constraint gift_pieces unique (operator_id, gift_id, pieces),
    add constraint within_driver_limit check (nth between 1 and coalesce(driver_limit, nth));

-- A voucher is one piece of its gift, which has no more of them than it says; gift_id is null for vouchers of an earlier
-- release. releases counts how often a bill gave it back; reminded_at, that its driver was told of its end.
alter table voucher
    add column gift_id uuid,
    add column piece integer,
    add column gift_pieces integer,
    add column releases integer not null default 0,
    add column reminded_at timestamptz,
    drop constraint voucher_state_check,
    add constraint voucher_state_check check (state in ('AVAILABLE', 'RESERVED', 'REDEEMED', 'EXPIRED')),
    drop constraint used_for_a_bill,
    add constraint used_for_a_bill check ((state in ('AVAILABLE', 'EXPIRED')) = (bill_no is null)),
    add constraint piece_of_gift foreign key (operator_id, gift_id, gift_pieces)
        references gift (operator_id, gift_id, pieces),
    add constraint one_of_each_piece unique (operator_id, gift_id, piece),
    add constraint pieces_within_gift check ((gift_id is null) = (piece is null)
        and (gift_id is null) = (gift_pieces is null) and (piece is null or piece between 1 and gift_pieces));
create index voucher_campaign on voucher (operator_id, campaign_id);
create index voucher_ending on voucher (expires_at) where state = 'AVAILABLE';
create index voucher_to_remind on voucher (expires_at) where state = 'AVAILABLE' and reminded_at is null;

-- Sessions without a settled bill, for which a driver may choose. One row per session, so never two vouchers; a voucher
-- is chosen for one session at most. chosen without a voucher: the driver wants none.
create table open_session (
    operator_id text not null,
    bill_no text not null,
    driver_id uuid not null,
    station_id text not null,
    requested_at timestamptz not null,
    chosen boolean not null default false,
    voucher_id uuid,
    primary key (operator_id, bill_no),
    foreign key (operator_id, voucher_id) references voucher,
    constraint voucher_is_chosen check (chosen or voucher_id is null)
);
create unique index open_session_voucher on open_session (operator_id, voucher_id);
create index open_session_driver on open_session (operator_id, driver_id);

grant select, insert, delete on open_session to ${system};
grant select, update (chosen, voucher_id) on open_session to ${app};
call tenant_and_driver_table('open_session');

-- Staff give by hand and drivers choose, both under the driver's lock; the right to one column is enough to lock a row.
grant select, update (profiled) on driver to ${app};
drop policy system on driver;
call tenant_and_driver_table('driver');
grant select on bill_use to ${app};
drop policy system on bill_use;
call tenant_and_driver_table('bill_use');
grant insert on gift, voucher to ${app};
create policy staff_give on gift as restrictive for insert to ${app}
    with check (nullif(current_setting('app.driver_id', true), '') is null);
create policy staff_give on voucher as restrictive for insert to ${app}
    with check (nullif(current_setting('app.driver_id', true), '') is null);
