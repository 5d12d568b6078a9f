package org.chargeledger.voucher.domain;

import static org.chargeledger.voucher.domain.Samples.NOW;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Three vouchers and four bills of one driver. Billing rates, settles by an answer or without one, and corrects; its facts
 * reach the vouchers in any order and more than once, and the answers come back whenever they like.
 */
final class VoucherLife {

    private static final int BILLS = 4;

    /** Billing's side of a bill; version 0: not rated yet. */
    private static final class Bill {
        int version;
        boolean settled;
        Optional<UUID> voucher = Optional.empty();
        final List<Outcome> answers = new ArrayList<>();
    }

    private final Random random;
    private final Map<UUID, Voucher> vouchers = new LinkedHashMap<>();
    private final Map<BillUse.Key, BillUse> uses = new HashMap<>();
    private final Map<String, OpenSession> choices = new HashMap<>();
    private final Map<String, Bill> bills = new LinkedHashMap<>();
    private final List<BillFact> underway = new ArrayList<>();
    private final List<BillFact> delivered = new ArrayList<>();
    private Instant now = NOW;

    VoucherLife(Random random) {
        this.random = random;
        for (int id = 1; id <= 3; id++) {
            Voucher voucher = Samples.voucher(id, 400 + 100 * id, 2000, NOW.plus(Duration.ofDays(3 * id)));
            vouchers.put(voucher.voucherId(), voucher);
        }
        for (int number = 1; number <= BILLS; number++) {
            bills.put(Samples.billNo(number), new Bill());
        }
    }

    void step(int kind) {
        String billNo = Samples.billNo(1 + random.nextInt(BILLS));
        Bill bill = bills.get(billNo);
        switch (kind) {
            case 0 -> rate(billNo, bill);
            case 1, 2 -> deliver(underway.isEmpty() ? null : underway.remove(random.nextInt(underway.size())));
            case 3 -> deliver(delivered.isEmpty() ? null : delivered.get(random.nextInt(delivered.size())));
            case 4, 5 -> hearAnswer(billNo, bill);
            case 6 -> settle(billNo, bill, bill.version, Optional.empty());
            case 7 -> correct(billNo, bill);
            default -> choose(billNo);
        }
        now = now.plus(Duration.ofHours(random.nextInt(6)));
        endVouchers();
    }

    /** Facts arrive sooner or later, whatever their order. */
    void deliverEverything() {
        Collections.shuffle(underway, random);
        while (!underway.isEmpty()) {
            deliver(underway.removeFirst());
        }
    }

    Collection<Voucher> vouchers() {
        return vouchers.values();
    }

    List<String> settledWith(Voucher voucher) {
        return bills.entrySet().stream()
                .filter(bill -> bill.getValue().settled && bill.getValue().voucher.equals(Optional.of(voucher.voucherId())))
                .map(Map.Entry::getKey).toList();
    }

    Set<String> open() {
        var open = new HashSet<String>();
        bills.forEach((billNo, bill) -> {
            if (!bill.settled) {
                open.add(billNo);
            }
        });
        return open;
    }

    private void rate(String billNo, Bill bill) {
        if (!bill.settled) {
            bill.version++;
            underway.add(new AskedBill(Samples.DRIVER, billNo, bill.version, "ST-108", 1900 + random.nextInt(300)));
        }
    }

    /** Billing takes the answer to the version that counts; one that comes late or again says nothing. */
    private void hearAnswer(String billNo, Bill bill) {
        if (bill.answers.isEmpty()) {
            return;
        }
        switch (bill.answers.get(random.nextInt(bill.answers.size()))) {
            case Outcome.Applied(var asked, var voucher) ->
                settle(billNo, bill, asked.billVersion(), Optional.of(voucher.voucherId()));
            case Outcome.None(var asked) -> settle(billNo, bill, asked.billVersion(), Optional.empty());
            default -> throw new IllegalStateException("no answer");
        }
    }

    private void settle(String billNo, Bill bill, int version, Optional<UUID> voucher) {
        if (!bill.settled && bill.version > 0 && version == bill.version) {
            bill.settled = true;
            bill.voucher = voucher;
            underway.add(new SettledBill(Samples.DRIVER, billNo, version, voucher, voucher.isPresent() ? 500 : 0));
        }
    }

    /** A correction keeps the voucher or drops it, and never takes another one. */
    private void correct(String billNo, Bill bill) {
        if (bill.settled) {
            bill.version++;
            bill.voucher = random.nextBoolean() ? bill.voucher : Optional.empty();
            underway.add(new SettledBill(Samples.DRIVER, billNo, bill.version, bill.voucher,
                    bill.voucher.isPresent() ? 400 : 0));
        }
    }

    private void choose(String billNo) {
        boolean answered = Optional.ofNullable(uses.get(new BillUse.Key(Samples.DRIVER.operatorId(), billNo)))
                .filter(use -> use.ratedVersion() > 0).isPresent();
        Voucher voucher = List.copyOf(vouchers.values()).get(random.nextInt(vouchers.size()));
        var session = OpenSession.requested(Samples.DRIVER, billNo, "ST-108", NOW);
        if (!answered && voucher.choosableFor(session, now)
                && choices.values().stream().noneMatch(choice -> choice.reserves(voucher))) {
            choices.put(billNo, session.with(true, Optional.of(voucher.voucherId())));
        }
    }

    /** As the store does it: the driver's free vouchers, those of the bill, what is known of the bill, and all choices. */
    private void deliver(BillFact fact) {
        if (fact == null) {
            return;
        }
        delivered.add(fact);
        var desk = new VoucherDesk(vouchers.values().stream().filter(voucher -> voucher.state() == Voucher.State.AVAILABLE
                || voucher.billNo().equals(Optional.of(fact.billNo()))).toList(),
                Stream.ofNullable(uses.get(fact.key())).toList(), choices.values(), now);
        desk.take(fact);
        desk.changedVouchers().forEach(voucher -> vouchers.put(voucher.voucherId(), voucher));
        desk.changedUses().forEach(use -> uses.put(use.key(), use));
        desk.outcomes().stream().filter(outcome -> outcome instanceof Outcome.Applied || outcome instanceof Outcome.None)
                .forEach(bills.get(fact.billNo()).answers::add);
        if (fact instanceof SettledBill) {
            choices.remove(fact.billNo());
        }
    }

    private void endVouchers() {
        vouchers.replaceAll((id, voucher) -> voucher.state() == Voucher.State.AVAILABLE
                && !now.isBefore(voucher.terms().expiresAt())
                ? new Voucher(voucher.driver(), id, voucher.terms(), Voucher.State.EXPIRED, Optional.empty(), 0) : voucher);
    }
}
