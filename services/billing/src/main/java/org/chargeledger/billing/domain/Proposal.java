package org.chargeledger.billing.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.chargeledger.rating.BandSplit;
import org.chargeledger.rating.Tariff;

/**
 * Values for a bill whose record was lost, taken from what was seen in realtime, or whose plug-out was, taken from the
 * record. Where two readings leave a time open, the one that costs the driver less is proposed, and the doubt is named.
 * The confidence is that of the worst doubt.
 */
public record Proposal(BillValues values, Confidence confidence, List<Doubt> doubts) {

    public enum Confidence { HIGH, MEDIUM, LOW }

    /** What the readings leave open, and how much it may matter. */
    public enum Doubt {
        /** The first reading already showed charging: when it began is known to the reading only. */
        START_UNSEEN(Confidence.MEDIUM),
        /** Nothing was heard for a while in the middle; energy is still known, its bands are spread evenly over the gap. */
        GAP_IN_CURVE(Confidence.MEDIUM),
        /** Nothing was heard for a while before charging was over: it may have ended earlier. */
        END_UNCERTAIN(Confidence.MEDIUM),
        /** And no reading after that still shows the energy: there may have been more. Or one jumped, alone. */
        ENERGY_UNCERTAIN(Confidence.LOW),
        /** No reading showed that charging was over: the last one that charged is taken. */
        END_UNSEEN(Confidence.LOW),
        /** Nothing was heard for a while before the plug was out: the last reading with a plug is taken. */
        PLUG_OUT_UNCERTAIN(Confidence.MEDIUM),
        /** No plug-out was seen: no idling is proposed. */
        PLUG_OUT_UNSEEN(Confidence.LOW);

        private final Confidence atMost;

        Doubt(Confidence atMost) {
            this.atMost = atMost;
        }

        public Confidence atMost() {
            return atMost;
        }
    }

    /** A connector is heard once a minute while it charges and every five minutes besides; three times that is a gap. */
    static final Duration CHARGING_GAP = Duration.ofMinutes(3);
    static final Duration PLUG_GAP = Duration.ofMinutes(15);

    public Proposal {
        doubts = List.copyOf(doubts);
    }

    /** Empty where the bill is not lost, or nothing was ever seen to charge: then there is nothing to propose. */
    public static Optional<Proposal> of(Session session, Collection<Reading> curve, Tariff tariff) {
        if (!session.lost()) {
            return Optional.empty();
        }
        if (session.record() != null) {
            return ofRecord(session, curve, tariff);
        }
        List<Reading> charging = curve.stream().filter(Reading::charging)
                .sorted(Comparator.comparing(Reading::observedAt)).toList();
        return charging.isEmpty() ? Optional.empty()
                : Optional.of(new Draft(session, charging, curve).proposal(tariff));
    }

    private static Optional<Proposal> ofRecord(Session session, Collection<Reading> curve, Tariff tariff) {
        TransactionRecord record = session.record().record();
        return record.implausible() ? Optional.empty()
                : byBand(record, session, curve, tariff).map(values -> new Proposal(
                        values.leavingAt(values.chargeEndedAt()), Doubt.PLUG_OUT_UNSEEN.atMost(),
                        List.of(Doubt.PLUG_OUT_UNSEEN)));
    }

    private static Optional<BillValues> byBand(TransactionRecord record, Session session, Collection<Reading> curve,
            Tariff tariff) {
        BillValues values = BillValues.of(record, session);
        return record.hasBands() ? Optional.of(values)
                : CurveSplit.trusted(tariff, values, curve).map(BandSplit::assumed).map(values::split);
    }

    private static final class Draft {

        private final SessionKey key;
        private final Observation seen;
        private final List<Reading> charging;
        private final Collection<Reading> curve;
        private final EnergyShown energy;
        private final List<Doubt> doubts = new ArrayList<>();

        Draft(Session session, List<Reading> charging, Collection<Reading> curve) {
            this.key = session.key();
            this.seen = session.observation();
            this.charging = charging;
            this.curve = curve;
            this.energy = EnergyShown.by(curve);
        }

        Proposal proposal(Tariff tariff) {
            Instant startedAt = startedAt();
            if (longestGap().compareTo(CHARGING_GAP) > 0) {
                doubts.add(Doubt.GAP_IN_CURVE);
            }
            Instant endedAt = endedAt();
            if (energy.jumped() && !doubts.contains(Doubt.ENERGY_UNCERTAIN)) {
                doubts.add(Doubt.ENERGY_UNCERTAIN);
            }
            BandSplit byBand = CurveSplit.of(tariff, startedAt, endedAt, energy.tenthWh(), curve).assumed();
            var values = new BillValues(startedAt, endedAt, serviceEndedAt(endedAt), energy.tenthWh(),
                    byBand.energyByBand(), byBand.estimatedBands(), true, StopReason.UNKNOWN);
            return new Proposal(values, confidence(), doubts);
        }

        private Instant startedAt() {
            Instant first = charging.getFirst().observedAt();
            if (seen.startedAt() == null || seen.startedAt().isAfter(first)) {
                doubts.add(Doubt.START_UNSEEN);
                return first;
            }
            return seen.startedAt();
        }

        private Instant endedAt() {
            Instant last = charging.getLast().observedAt();
            if (seen.chargeEnd() == null) {
                doubts.add(Doubt.END_UNSEEN);
                return last;
            }
            if (Duration.between(last, seen.chargeEnd()).compareTo(CHARGING_GAP) > 0) {
                doubts.add(Doubt.END_UNCERTAIN);
                if (curve.stream().noneMatch(this::showsAllEnergyAfterwards)) {
                    doubts.add(Doubt.ENERGY_UNCERTAIN);
                }
            }
            return seen.chargeEnd();
        }

        private boolean showsAllEnergyAfterwards(Reading reading) {
            return !reading.observedAt().isBefore(seen.chargeEnd())
                    && reading.energyTenthWh() >= energy.tenthWh();
        }

        private Instant serviceEndedAt(Instant endedAt) {
            if (!key.plugOutReported()) {
                return endedAt;
            }
            Plug plug = seen.plug();
            if (!plug.confirmed()) {
                doubts.add(Doubt.PLUG_OUT_UNSEEN);
                return endedAt;
            }
            Instant plugged = Instants.latest(plug.pluggedAt(), charging.getLast().observedAt());
            if (Duration.between(plugged, plug.unpluggedAt()).compareTo(PLUG_GAP) > 0) {
                doubts.add(Doubt.PLUG_OUT_UNCERTAIN);
                return Instants.latest(endedAt, plugged);
            }
            return Instants.latest(endedAt, plug.unpluggedAt());
        }

        private Duration longestGap() {
            Duration longest = Duration.ZERO;
            for (int i = 1; i < charging.size(); i++) {
                Duration gap = Duration.between(charging.get(i - 1).observedAt(), charging.get(i).observedAt());
                longest = gap.compareTo(longest) > 0 ? gap : longest;
            }
            return longest;
        }

        private Confidence confidence() {
            return doubts.stream().map(Doubt::atMost).max(Comparator.naturalOrder()).orElse(Confidence.HIGH);
        }
    }
}
