package org.chargeledger.billing.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chargeledger.billing.domain.check.Circumstances;
import org.chargeledger.rating.IdleFee;
import org.chargeledger.rating.Money;
import org.chargeledger.rating.Tariff;

/** Carries a session through new facts: what it becomes, what its money does, and what has to be told. Pure. */
public final class SessionCase {

    /** What happened to a session and others should hear of. */
    public sealed interface Happening {

        record ChargingBegan(Instant since) implements Happening {}

        /** The plug is still in. {@code freeUntil} and {@code perMinute} are null where no idle fee runs. */
        record ChargeEnded(Instant at, Instant freeUntil, Money perMinute) implements Happening {}

        record StartFailed(String reason, Instant at) implements Happening {}

        record Rated(Bill bill) implements Happening {}

        /** Rated and settled in one, for there was nobody to ask for a voucher. */
        record Settled(Bill rated, Settlement settlement, SpendingOrder order) implements Happening {

            public SettledBill bill(Session settled) {
                return new SettledBill(settled, RatedBill.ofFacts(settled, rated), null, settlement, order);
            }
        }

        /** {@code expected} is null where no price is known. */
        record Held(List<Finding> findings, Instant at, Money expected) implements Happening {

            /** What the reserve lacks of what is expected; null where nobody can say. */
            public Money shortfall(Money reserved) {
                return expected == null ? null : expected.minus(expected.min(reserved));
            }
        }
    }

    public record Step(Session session, List<Happening> happenings) {

        /** Without a voucher a rated bill has nothing to wait for. */
        public Step settledAtOnce(Book book, Instant now) {
            if (happenings.stream().noneMatch(Happening.Rated.class::isInstance)) {
                return this;
            }
            List<Happening> settled = happenings.stream().map(happening -> settled(happening, book)).toList();
            return new Step(session.settled(now), settled);
        }

        private static Happening settled(Happening happening, Book book) {
            if (!(happening instanceof Happening.Rated(Bill bill))) {
                return happening;
            }
            return new Happening.Settled(bill,
                    SessionMoney.settle(book, bill.session(), bill.version(), bill.fees(), Money.ZERO), book.order());
        }
    }

    private SessionCase() {}

    /** {@code cause} names the last of the facts; {@code now} is business time. */
    public static Step advance(Session before, List<Fact> facts, Optional<Tariff> tariff, Circumstances around,
            Book book, String cause, Instant now) {
        Session after = numbered(before, before.after(facts));
        var happenings = new ArrayList<Happening>();
        if (begins(before, after)) {
            happenings.add(new Happening.ChargingBegan(after.certainlyChargingSince()));
        }
        if (!facts.stream().allMatch(Fact.PileSeen.class::isInstance)) {
            moveReserve(before, after, tariff, book, cause);
        }
        if (after.state() == SessionState.FAILED && before.state() != SessionState.FAILED) {
            happenings.add(new Happening.StartFailed(failureOf(after), after.decidedAt()));
        }
        if (before.observation().idlingSince() == null && after.observation().idlingSince() != null
                && after.state().open() && !after.unplugged()) {
            happenings.add(chargeEnded(after, tariff));
        }
        if (after.billable()) {
            after = bill(after, tariff, around, now, happenings);
        } else if (heldAnew(before, after)) {
            happenings.add(new Happening.Held(after.findings(), after.decidedAt(), Expected.of(after, null, tariff)));
        }
        return new Step(after, List.copyOf(happenings));
    }

    /** What was lost and found, or failed, among the same facts was never held: no version was made of it. */
    private static Session numbered(Session before, Session after) {
        boolean lost = heldAnew(before, after) && !after.billable();
        return after.withVersion(before.billVersion() + (lost ? 1 : 0));
    }

    private static boolean heldAnew(Session before, Session after) {
        return after.state() == SessionState.HELD && before.state() != SessionState.HELD;
    }

    /** Of what is over, by whatever was heard before, nobody hears that it begins. */
    private static boolean begins(Session before, Session after) {
        return before.certainlyChargingSince() == null && after.certainlyChargingSince() != null
                && before.state() != SessionState.ENDED && after.state().open();
    }

    private static Happening chargeEnded(Session session, Optional<Tariff> tariff) {
        Instant end = session.observation().idlingSince();
        Optional<IdleFee> fee = tariff.flatMap(Tariff::idleFee).filter(runs -> session.key().plugOutReported());
        Optional<Instant> freeUntil = fee.flatMap(runs -> runs.freeUntil(end, tariff.get().zone()));
        return new Happening.ChargeEnded(end, freeUntil.orElse(null),
                freeUntil.isEmpty() ? null : fee.get().perMinute());
    }

    private static void moveReserve(Session before, Session after, Optional<Tariff> tariff, Book book, String cause) {
        if (after.state() == SessionState.FAILED) {
            SessionMoney.release(book, after.key(), cause);
            return;
        }
        if (before.state() == SessionState.FAILED) {
            SessionMoney.reserveAgain(book, after.key(), cause);
        }
        if (after.state().open() || before.state().open()) {
            tariff.ifPresent(prices -> SessionMoney.grow(book, after, prices, cause));
        }
    }

    private static Session bill(Session session, Optional<Tariff> tariff, Circumstances around, Instant now,
            List<Happening> happenings) {
        Judgement judgement = Judgement.of(session, tariff, around, now);
        if (judgement.doubts().isEmpty()) {
            happenings.add(new Happening.Rated(judgement.bill()));
            return session.billed(now);
        }
        Session held = session.held(judgement.doubts(), now);
        happenings.add(new Happening.Held(held.findings(), now, Expected.of(session, judgement.bill(), tariff)));
        return held;
    }

    private static String failureOf(Session session) {
        return session.startFailure() == null ? StopReason.START_FAILED.name() : session.startFailure().reason();
    }
}
