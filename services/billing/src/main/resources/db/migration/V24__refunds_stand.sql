-- What of a version's fees had been refunded before it was made, and so was not charged again; null where nothing was.
alter table bill
    add column refunded_energy_fee_fen bigint,
    add column refunded_service_fee_fen bigint,
    add column refunded_idle_fee_fen bigint,
    add constraint refunded_of_every_component check (
        num_nonnulls(refunded_energy_fee_fen, refunded_service_fee_fen, refunded_idle_fee_fen) in (0, 3)
        and coalesce(least(refunded_energy_fee_fen, refunded_service_fee_fen, refunded_idle_fee_fen), 0) >= 0),
    drop constraint bill_check1,
    add constraint settled_in_full check (state <> 'SETTLED' or due_fen = total_fen - discount_fen
        and due_fen = paid_fen + receivable_fen
            + coalesce(refunded_energy_fee_fen + refunded_service_fee_fen + refunded_idle_fee_fen, 0));
grant update (refunded_energy_fee_fen, refunded_service_fee_fen, refunded_idle_fee_fen) on bill to ${app};
