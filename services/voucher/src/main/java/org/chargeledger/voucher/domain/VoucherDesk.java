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
 * Answers bills and follows their settlement, fact by fact. A driver's choice comes before the rule where it suits the
 * bill. {@code applied} only reserves; a settlement that names the voucher redeems it, one without it releases it, also
 * when an earlier version had used it. What is late or doubled changes nothing.
 */
public final class VoucherDesk {

    private final Instant now;
    private final Map<UUID, Voucher> vouchers = new LinkedHashMap<>();
    private final Map<BillUse.Key, BillUse> uses = new HashMap<>();
    private final Map<BillUse.Key, OpenSession> choices = new HashMap<>();
    private final Map<UUID, Voucher> changedVouchers = new LinkedHashMap<>();
    private final Map<BillUse.Key, BillUse> changedUses = new LinkedHashMap<>();
    private final List<Outcome> outcomes = new ArrayList<>();

    /** Needs what the drivers have left, what is held for the bills, what is known of the bills, and all choices. */
    public VoucherDesk(Collection<Voucher> vouchers, Collection<BillUse> uses, Collection<OpenSession> choices,
            Instant now) {
        this.now = now;
        vouchers.forEach(voucher -> this.vouchers.put(voucher.voucherId(), voucher));
        uses.forEach(use -> this.uses.put(use.key(), use));
        choices.stream().filter(OpenSession::chosen).forEach(choice -> this.choices.put(choice.key(), choice));
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
        Optional<Voucher> chosen = choose(bill, held);
        held.filter(voucher -> !chosen.map(Voucher::voucherId).equals(Optional.of(voucher.voucherId())))
                .ifPresent(voucher -> release(voucher, bill.billNo()));
        Optional<Voucher> reserved = chosen.map(voucher -> change(voucher.reservedFor(bill)));
        outcomes.add(reserved.<Outcome>map(voucher -> new Outcome.Applied(bill, voucher))
                .orElseGet(() -> new Outcome.None(bill)));
        change(use.rated(bill.billVersion(), reserved.map(Voucher::voucherId)));
    }

    /** One that was chosen for another session is left to it. */
    private Optional<Voucher> choose(AskedBill bill, Optional<Voucher> held) {
        OpenSession choice = choices.get(bill.key());
        if (choice != null && choice.voucherId().isEmpty()) {
            return Optional.empty();
        }
        List<Voucher> suiting = vouchers.values().stream()
                .filter(voucher -> voucher.state() == Voucher.State.AVAILABLE || held.filter(voucher::equals).isPresent())
                .filter(voucher -> voucher.suits(bill, now))
                .filter(voucher -> choices.values().stream()
                        .noneMatch(other -> other != choice && other.reserves(voucher)))
                .toList();
        return suiting.stream().filter(voucher -> choice != null && choice.reserves(voucher)).findFirst()
                .or(() -> suiting.stream().min(Voucher.bestFor(bill)));
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
