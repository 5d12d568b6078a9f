package org.chargeledger.billing.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.chargeledger.billing.domain.CarSession.Version;
import org.chargeledger.billing.domain.Settlement.Source;
import org.chargeledger.billing.domain.check.Check;
import org.chargeledger.rating.Money;
import org.chargeledger.rating.Tariff;

/** The model's staff: they look at the next version of a bill, and save it if it is still what they saw. */
final class Staff {

    /** {@code record} is the one they looked at, or null. */
    private record Seen(Wish wish, UUID record, Correction correction) {}

    private final MemoryLedger ledger;
    private final PriceList prices;
    private final boolean vouchers;
    private final Instant now;
    private final Map<Car, Seen> seen = new EnumMap<>(Car.class);

    Staff(MemoryLedger ledger, PriceList prices, boolean vouchers, Instant now) {
        this.ledger = ledger;
        this.prices = prices;
        this.vouchers = vouchers;
        this.now = now;
    }

    void preview(Car car, CarSession one, Wish wish) {
        UUID record = wish == Wish.THE_OFFERED_RECORD ? one.openOffer() : null;
        seen.remove(car);
        draft(one, wish, record, ledger.open())
                .ifPresent(correction -> seen.put(car, new Seen(wish, record, correction)));
    }

    /** Where it leads; empty when nothing was seen. */
    Set<Milestone> save(Car car, CarSession one) {
        Seen last = seen.remove(car);
        if (last == null) {
            return Set.of();
        }
        Book book = ledger.open();
        Digest digest = last.correction().digest();
        boolean stale = one.current() == null || digest.version() != one.current().number()
                || digest.records() != one.records().size();
        Optional<Correction> drafted = draft(one, last.wish(), last.record(), book);
        if (drafted.isEmpty() || !drafted.get().digest().equals(digest)) {
            return Set.of(Milestone.STALE_REFUSED);
        }
        assertThat(stale).as("a stale preview is saved").isFalse();
        assertThat(drafted.get().after()).as("what is saved is what was seen").isEqualTo(last.correction().after());
        if (last.wish() == Wish.THE_OFFERED_RECORD) {
            one.decide(last.record());
        }
        boolean otherOrder = givesBack(one, drafted.get()) && book.order() != drafted.get().order();
        checkBands(one, last.wish(), drafted.get().after().values());
        Milestone before = one.is(BillState.HELD) ? Milestone.HELD_AND_CORRECTED : Milestone.CORRECTED;
        write(one, drafted.get(), last.record(), book);
        Set<Milestone> reached = EnumSet.of(before);
        switch (last.wish()) {
            case THE_PROPOSAL -> reached.add(Milestone.PROPOSAL_ACCEPTED);
            case THE_OFFERED_RECORD -> reached.add(Milestone.OFFER_ACCEPTED);
            case PRICE_IN_FORCE -> {
                assertThat(one.session().key().tariff()).as("the price in force")
                        .isEqualTo(prices.inForce().version());
                reached.add(Milestone.CORRECTED_BY_PRICE_IN_FORCE);
            }
            default -> { }
        }
        if (!drafted.get().arrearsPaid().isEmpty()) {
            reached.add(Milestone.ARREARS_PAID_BY_CORRECTION);
        }
        if (drafted.get().after().values().estimatedBands().size() > 1) {
            reached.add(Milestone.CORRECTED_INTO_TWO_BANDS);
        }
        if (otherOrder) {
            reached.add(Milestone.GIVEN_BACK_BY_ANOTHER_ORDER);
        }
        if (one.refunded() > 0) {
            reached.add(one.refunded() > drafted.get().covered().total().fen() ? Milestone.CORRECTED_BELOW_REFUND
                    : Milestone.CORRECTED_AFTER_REFUND);
        }
        return reached;
    }

    /** Whoever only decides on the idle fee touches no energy. */
    private static void checkBands(CarSession one, Wish wish, BillValues after) {
        if (!one.is(BillState.HELD) && (wish == Wish.IDLE_OFF || wish == Wish.IDLE_ON)) {
            assertThat(after.energyByBand()).as("bands").isEqualTo(one.current().values().energyByBand());
            assertThat(after.estimatedBands()).isEqualTo(one.current().values().estimatedBands());
        }
    }

    /** What was spent last comes back first, in the order of the day on which the bill was settled. */
    private boolean givesBack(CarSession one, Correction correction) {
        Settlement before = ledger.borne(one.billNo());
        Settlement after = correction.settlement();
        SpendingOrder order = correction.order();
        if (!correction.settledAtOnce() || after.due().compareTo(before.due()) >= 0) {
            return false;
        }
        assertThat(order).as("the order of the bill").isEqualTo(one.current().order());
        Source spentLast = order.givingBack().getFirst();
        if (after.of(order.givingBack().getLast()).compareTo(before.of(order.givingBack().getLast())) < 0) {
            assertThat(after.of(spentLast)).as("what was spent last").isEqualTo(Money.ZERO);
        }
        return before.of(spentLast).fen() > 0;
    }

    /** True if there was something to dismiss. */
    boolean dismiss(CarSession one) {
        UUID record = one.openOffer();
        if (record != null) {
            one.decide(record);
        }
        return record != null;
    }

    private void write(CarSession one, Correction correction, UUID offered, Book book) {
        Fact.RecordReceived known = one.session().record();
        UUID restsOn = offered != null || known == null ? offered : known.eventId();
        boolean settled = correction.settledAtOnce() || !vouchers;
        Session billed = correction.session().billed(now);
        one.become(settled ? billed.settled(now) : billed);
        Bill after = correction.after();
        one.add(new Version(after.version(), settled ? BillState.SETTLED : BillState.RATED, after.values(),
                after.fees(), correction.voucher(), true, restsOn, settled ? correction.order() : null));
        if (settled) {
            ledger.write(book);
        }
    }

    private Optional<Correction> draft(CarSession one, Wish wish, UUID record, Book book) {
        Optional<Tariff> tariff = prices.find(one.session().key().tariff());
        if (one.current() == null || tariff.isEmpty() || record != null && !record.equals(one.openOffer())) {
            return Optional.empty();
        }
        var basis = new Correction.Basis(one.session(), one.current().asCurrent(), tariff.get(), one.records(),
                ledger.money(one.billNo()), one.curve(), Check.BANDS_DISAGREE.usualTolerance(), inForce(one));
        return edit(one, wish, record, tariff.get()).flatMap(edit -> draft(basis, wish, edit, book));
    }

    /** Null where it is the bill's own, or the bill follows it anyway. */
    private Tariff inForce(CarSession one) {
        boolean moves = !prices.inForce().version().equals(one.session().key().tariff());
        return one.is(BillState.SETTLED) && moves ? prices.inForce() : null;
    }

    private Optional<Correction> draft(Correction.Basis basis, Wish wish, BillEdit edit, Book book) {
        try {
            var correction = Correction.of(basis, edit, book, now);
            assertThat(wish).isNotEqualTo(Wish.LESS_THAN_NOTHING);
            return Optional.of(correction);
        } catch (EditRefused refused) {
            assertThat(refused.objections()).isNotEmpty();
            return Optional.empty();
        }
    }

    private static Optional<BillEdit> edit(CarSession one, Wish wish, UUID record, Tariff tariff) {
        return switch (wish) {
            case THE_PROPOSAL -> one.session().lost() && one.session().record() == null
                    ? Proposal.of(one.session(), one.curve(), tariff).map(Proposal::values).map(BillEdit::to)
                    : Optional.empty();
            case THE_OFFERED_RECORD -> Optional.ofNullable(record).map(one::valuesOf).map(BillEdit::to);
            default -> Optional.of(wish.edit());
        };
    }
}
