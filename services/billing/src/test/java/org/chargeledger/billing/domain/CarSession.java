package org.chargeledger.billing.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.chargeledger.billing.domain.check.CheckSettings;
import org.chargeledger.billing.domain.check.Circumstances;
import org.chargeledger.billing.domain.check.IdleTime;
import org.chargeledger.billing.domain.check.PileTraits;
import org.chargeledger.rating.Component;

/** All that the model stores of one session: its facts, its bill's versions, and records that staff may still take. */
final class CarSession {

    record Version(int number, BillState state, BillValues values, Fees fees, UsedVoucher voucher, boolean byStaff,
            UUID recordId, SpendingOrder order) {

        static Version of(BillVersion version) {
            return new Version(version.number(), version.held() ? BillState.HELD : BillState.RATED, version.values(),
                    version.fees(), null, version.origin().byPeople(), version.origin().recordId(), null);
        }

        Version settled(UsedVoucher used, SpendingOrder spentBy) {
            return new Version(number, BillState.SETTLED, values, fees, used, byStaff, recordId, spentBy);
        }

        /** What a pile computed is nothing to the model. */
        CurrentBill asCurrent() {
            return new CurrentBill(number, state, values, fees, voucher, new Origin(byStaff ? Origin.Source.CORRECTION
                    : Origin.Source.RATED, null, byStaff ? "staff" : null, null, true, recordId), order, null,
                    null);
        }
    }

    private final SessionKey requested;
    private final List<Version> versions = new ArrayList<>();
    private Version current;
    private final Map<UUID, TransactionRecord> records = new LinkedHashMap<>();
    private final Map<Instant, Reading> curve = new TreeMap<>();
    private final Set<UUID> offered = new LinkedHashSet<>();
    private final Set<UUID> decided = new LinkedHashSet<>();
    private final Set<UUID> withdrawn = new LinkedHashSet<>();
    private final Map<Component, Long> refunded = new EnumMap<>(Component.class);
    private Session session;
    /** Once failed its money was free for others, so that a session which charged after all may have none. */
    private boolean failed;

    CarSession(SessionKey key) {
        requested = key;
        session = Session.requested(key);
    }

    BillNo billNo() {
        return requested.billNo();
    }

    UUID driverId() {
        return requested.driverId();
    }

    Session session() {
        return session;
    }

    void become(Session next) {
        session = next;
        failed |= next.state() == SessionState.FAILED;
    }

    boolean everFailed() {
        return failed;
    }

    List<Version> versions() {
        return versions;
    }

    /** Null while there is no bill, or none any more. */
    Version current() {
        return current;
    }

    /** The newest version that claimed something, held since or not; or null. */
    CurrentBill claimed() {
        return versions.reversed().stream().filter(version -> version.state() != BillState.HELD).findFirst()
                .map(Version::asCurrent).orElse(null);
    }

    /** As {@link Standing} tells it. */
    String standing() {
        return session.state() + " v" + session.billVersion() + (current == null ? ""
                : " " + current.state() + (is(BillState.HELD) ? "" : " " + current.fees().energy().fen() + "+"
                        + current.fees().service().fen() + "+" + current.fees().idle().fen()));
    }

    boolean is(BillState state) {
        return current != null && current.state() == state;
    }

    boolean waits() {
        return is(BillState.HELD) || is(BillState.RATED);
    }

    /** The version that waits to be settled, or null. */
    RatedBill waiting() {
        return is(BillState.RATED) ? new RatedBill(billNo(), current.number(), current.values(), current.fees(),
                current.asCurrent().origin(), null) : null;
    }

    /** When the car idled at a fee, as its bill has it. */
    Optional<IdleTime> idleTime() {
        return current == null || current.fees().idle().fen() == 0 ? Optional.empty()
                : Optional.of(new IdleTime(billNo(), requested.pileCode(), requested.connectorNo(), driverId(),
                        current.values().chargeEndedAt(), current.values().serviceEndedAt()));
    }

    /** What its rating looks at besides its facts: when the others of all these sessions idled, and its own curve. */
    Circumstances circumstances(Collection<CarSession> all) {
        List<IdleTime> others = all.stream().filter(other -> other != this)
                .flatMap(other -> other.idleTime().stream()).toList();
        return new Circumstances(PileTraits.UNKNOWN, CheckSettings.BUILT_IN, others, curve(), List.of());
    }

    void add(Version next) {
        assertThat(next.number()).as("the next version").isEqualTo(versions.size() + 1)
                .isEqualTo(session.billVersion());
        versions.add(next);
        current = next;
        withdrawn.addAll(openOffers().filter(record -> next.values().measuredAs(valuesOf(record))).toList());
    }

    boolean hadOfferWithdrawn() {
        return !withdrawn.isEmpty();
    }

    /** Staff found a record of no session to be this one's. */
    void give(Fact.RecordReceived unclaimed) {
        if (session.lost() && session.record() == null) {
            records.put(unclaimed.eventId(), unclaimed.record());
            offered.add(unclaimed.eventId());
        }
    }

    /** What was held as lost never began. */
    void withdraw() {
        assertThat(current.state()).isEqualTo(BillState.HELD);
        current = null;
    }

    void settle(UsedVoucher used, SpendingOrder spentBy) {
        assertThat(current.state()).as("settled once").isEqualTo(BillState.RATED);
        current = current.settled(used, spentBy);
        versions.set(versions.size() - 1, current);
    }

    void store(List<Fact> facts) {
        for (Fact fact : facts) {
            switch (fact) {
                case Fact.RecordReceived received -> records.putIfAbsent(received.eventId(), received.record());
                case Fact.Progressed one -> curve.putIfAbsent(one.observedAt(), new Reading(one.observedAt(),
                        one.status(), one.plugged(), one.energyTenthWh(), one.powerW()));
                default -> { }
            }
        }
    }

    List<UUID> records() {
        return List.copyOf(records.keySet());
    }

    List<Reading> curve() {
        return List.copyOf(curve.values());
    }

    /** As the application does with records that came when the bill was already made otherwise. */
    void offer(List<Fact> facts) {
        for (Fact fact : facts) {
            if (fact instanceof Fact.RecordReceived received && OfferRule.mayOffer(session, received)
                    && OfferRule.offers(session, received, claimed())) {
                offered.add(received.eventId());
            }
        }
    }

    /** The record that is offered longest, or null. */
    UUID openOffer() {
        return openOffers().findFirst().orElse(null);
    }

    Stream<UUID> openOffers() {
        return offered.stream().filter(record -> !decided.contains(record) && !withdrawn.contains(record));
    }

    BillValues valuesOf(UUID record) {
        return BillValues.of(records.get(record), session);
    }

    void decide(UUID offer) {
        assertThat(decided.add(offer)).as("an offer is decided once").isTrue();
    }

    /** A refund stands, whatever the bill is corrected to. */
    void refund(Component component, long fen) {
        refunded.merge(component, fen, Long::sum);
    }

    long refunded(Component component) {
        return refunded.getOrDefault(component, 0L);
    }

    long refunded() {
        return refunded.values().stream().mapToLong(Long::longValue).sum();
    }
}
