package org.chargeledger.voucher.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Answers bills and follows their settlement, fact by fact. {@code applied} only reserves; a settlement that names the
 * voucher redeems it, one without it releases it, also when an earlier version had used it. What is late or doubled changes nothing.
 */
public final class VoucherDesk {

    private final Instant now;
    private final Map<UUID, Voucher> vouchers = new LinkedHashMap<>();
    private final Map<BillUse.Key, BillUse> uses = new HashMap<>();
    private final Map<UUID, Voucher> changedVouchers = new LinkedHashMap<>();
    private final Map<BillUse.Key, BillUse> changedUses = new LinkedHashMap<>();
    private final List<Outcome> outcomes = new ArrayList<>();

    /** Needs all vouchers that the drivers have left, those held for the bills, and what is known of the bills. */
    public VoucherDesk(Collection<Voucher> vouchers, Collection<BillUse> uses, Instant now) {
        this.now = now;
        vouchers.forEach(voucher -> this.vouchers.put(voucher.voucherId(), voucher));
        uses.forEach(use -> this.uses.put(use.key(), use));
    }

    public void take(BillFact fact) {
        BillUse use = uses.getOrDefault(fact.key(), BillUse.unknown(fact));
        switch (fact) {
            case AskedBill asked when use.isBehind(asked) -> answer(asked, use);
            case SettledBill settled when use.isBehind(settled) -> settle(settled, use);
            case AskedBill late -> { }
            case SettledBill late -> { }
        }
    }

    public Collection<Voucher> changedVouchers() {
        return changedVouchers.values();
    }

    public Collection<BillUse> changedUses() {
        return changedUses.values();
    }

    public List<Outcome> outcomes() {
        return outcomes;
    }

    private void answer(AskedBill bill, BillUse use) {
        Optional<Voucher> held = use.voucherId().map(vouchers::get);
        Optional<Voucher> chosen = vouchers.values().stream()
                .filter(voucher -> voucher.state() == Voucher.State.AVAILABLE || held.filter(voucher::equals).isPresent())
                .filter(voucher -> voucher.suits(bill, now))
                .min(Voucher.bestFor(bill));
        held.filter(voucher -> !chosen.map(Voucher::voucherId).equals(Optional.of(voucher.voucherId())))
                .ifPresent(voucher -> release(voucher, bill.billNo()));
        Optional<Voucher> reserved = chosen.map(voucher -> change(voucher.reservedFor(bill)));
        outcomes.add(reserved.<Outcome>map(voucher -> new Outcome.Applied(bill, voucher))
                .orElseGet(() -> new Outcome.None(bill)));
        change(use.rated(bill.billVersion(), reserved.map(Voucher::voucherId)));
    }

    private void settle(SettledBill bill, BillUse use) {
        Optional<Voucher> held = use.voucherId().map(vouchers::get);
        if (bill.voucherId().isEmpty()) {
            held.ifPresent(voucher -> release(voucher, bill.billNo()));
        } else {
            redeem(held.filter(voucher -> voucher.voucherId().equals(bill.voucherId().get()))
                    .orElseThrow(() -> new NotReserved(bill)), bill);
        }
        change(use.settled(bill.billVersion(), bill.voucherId()));
    }

    /** A corrected bill keeps its voucher, for what it now takes off. */
    private void redeem(Voucher voucher, SettledBill bill) {
        boolean before = voucher.state() == Voucher.State.REDEEMED;
        Voucher redeemed = change(voucher.redeemed(bill));
        if (!before) {
            outcomes.add(new Outcome.Redeemed(redeemed, bill.billNo()));
        }
    }

    private void release(Voucher voucher, String billNo) {
        outcomes.add(new Outcome.Released(change(voucher.released()), billNo));
    }

    private Voucher change(Voucher voucher) {
        vouchers.put(voucher.voucherId(), voucher);
        changedVouchers.put(voucher.voucherId(), voucher);
        return voucher;
    }

    private void change(BillUse use) {
        uses.put(use.key(), use);
        changedUses.put(use.key(), use);
    }
}
