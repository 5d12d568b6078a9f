package org.chargeledger.billing.domain.view;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chargeledger.billing.domain.Fact;
import org.chargeledger.billing.domain.Observation;
import org.chargeledger.billing.domain.Proposal;
import org.chargeledger.billing.domain.Reading;
import org.chargeledger.billing.domain.Session;
import org.chargeledger.billing.domain.TransactionRecord;
import org.chargeledger.rating.EnergyEvidence;
import org.chargeledger.rating.EnergyEvidence.Comparison;

/**
 * Everything a bill can be judged by, side by side: what the pile recorded by its clock, what the platform saw by its
 * own, the realtime curve, what speaks against the bill, and every version it had. {@code proposal} is null where
 * nothing was seen to charge, or a record is there; {@code current} is what a correction starts from, which for a held
 * bill goes on being observed.
 */
public record BillEvidence(String billNo, int billVersion, String state, Values current, List<PileRecord> records,
        Seen platform, List<Reading> curve, List<HeldBecause> findings, List<VersionView> versions,
        List<RecordOffer> offers, Proposed proposal) {

    /** One record as it came, and how far its clock was from ours: {@code observedAt} is ours. One of them stands. */
    public record PileRecord(UUID recordId, boolean stands, Instant observedAt, Instant storedAt,
            TransactionRecord record, long registerDifferenceTenthWh, long bandsTenthWh, List<Compared> comparisons) {

        public static PileRecord of(UUID recordId, boolean stands, Instant observedAt, Instant storedAt,
                TransactionRecord record, List<Comparison> comparisons) {
            return new PileRecord(recordId, stands, observedAt, storedAt, record,
                    record.meterEndTenthWh() - record.meterStartTenthWh(),
                    record.bands().stream().mapToLong(band -> band.energyTenthWh()).sum(),
                    comparisons.stream().map(Compared::of).toList());
        }
    }

    /** Two accounts of one thing: energies in 0.0001 kWh, the pile's amount and ours in 0.000000001 yuan. */
    public record Compared(EnergyEvidence.Check check, long left, long right, long difference, long tolerance,
            boolean agrees) {

        static Compared of(Comparison comparison) {
            return new Compared(comparison.check(), comparison.left(), comparison.right(), comparison.difference(),
                    comparison.tolerance(), comparison.agrees());
        }
    }

    /** What the platform observed; null: not seen. {@code startDenied} is why the pile said that it never began. */
    public record Seen(Instant startedAt, Instant chargingSince, Instant chargingLastSeenAt, Instant overSince,
            Instant pluggedAt, Instant unpluggedAt, boolean unplugConfirmed, long energySeenTenthWh,
            Instant offlineFrom, Instant onlineSince, Instant startDeniedAt, String startDenied) {

        public static Seen of(Session session) {
            Observation seen = session.observation();
            Fact.StartFailed denied = session.startFailure();
            return new Seen(seen.startedAt(), seen.chargingSince(), seen.chargingLastSeenAt(), seen.overSince(),
                    seen.plug().pluggedAt(), seen.plug().unpluggedAt(), seen.plug().confirmed(),
                    seen.energySeenTenthWh(), seen.offlineFrom(), seen.onlineSince(),
                    denied == null ? null : denied.observedAt(), denied == null ? null : denied.reason());
        }
    }

    /** Values for a lost bill, with how far they can be trusted and why not further. */
    public record Proposed(Values values, Proposal.Confidence confidence, List<Proposal.Doubt> doubts) {

        public static Proposed of(Proposal proposal) {
            return new Proposed(Values.of(proposal.values()), proposal.confidence(), proposal.doubts());
        }
    }
}
