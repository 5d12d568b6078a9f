package org.chargeledger.billing.domain;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.chargeledger.rating.Band;
import org.chargeledger.rating.BandSplit;
import org.chargeledger.rating.BillTimes;
import org.chargeledger.rating.Energy;
import org.chargeledger.rating.Tariff;

/**
 * What a version of a bill is rated from. A time that is not known is null; {@code idleCharged} is false where staff
 * decided that idling costs nothing. The energy is the record's own total, which a doubtful record's bands may not add
 * up to, and which has none where the pile only reads its register and nobody has split it yet; what falls to {@code
 * estimatedBands} was interpolated.
 */
public record BillValues(Instant chargeStartedAt, Instant chargeEndedAt, Instant serviceEndedAt, long energyTenthWh,
        Map<Band, Energy> energyByBand, Set<Band> estimatedBands, boolean idleCharged, StopReason stopReason) {

    public BillValues {
        var bands = new EnumMap<Band, Energy>(Band.class);
        energyByBand.forEach((band, energy) -> {
            if (energy.tenthWh() != 0) {
                bands.put(band, energy);
            }
        });
        energyByBand = Collections.unmodifiableMap(bands);
        var estimated = EnumSet.noneOf(Band.class);
        estimatedBands.stream().filter(bands::containsKey).forEach(estimated::add);
        estimatedBands = Collections.unmodifiableSet(estimated);
    }

    /** With energy by band as it was measured, or none. */
    public BillValues(Instant chargeStartedAt, Instant chargeEndedAt, Instant serviceEndedAt, long energyTenthWh,
            Map<Band, Energy> energyByBand, boolean idleCharged, StopReason stopReason) {
        this(chargeStartedAt, chargeEndedAt, serviceEndedAt, energyTenthWh, energyByBand, Set.of(), idleCharged,
                stopReason);
    }

    BillValues split(BandSplit split) {
        return new BillValues(chargeStartedAt, chargeEndedAt, serviceEndedAt, energyTenthWh, split.energyByBand(),
                split.estimatedBands(), idleCharged, stopReason);
    }

    /** With the plug out then. */
    BillValues leavingAt(Instant at) {
        return new BillValues(chargeStartedAt, chargeEndedAt, at, energyTenthWh, energyByBand, estimatedBands,
                idleCharged, stopReason);
    }

    /**
     * Of the record where there is one, else of what was seen. The plug-out is the platform's: it carries no time of the
     * pile.
     */
    public static BillValues of(Session session) {
        return session.record() == null ? seen(session) : of(session.record().record(), session);
    }

    /** As the record has it, whatever the session stands on. */
    public static BillValues of(TransactionRecord record, Session session) {
        return of(record, session.serviceEndedAt(record.chargeEndedAt()));
    }

    static BillValues of(TransactionRecord record, Instant serviceEndedAt) {
        return new BillValues(record.chargeStartedAt(), record.chargeEndedAt(), serviceEndedAt, record.energyTenthWh(),
                record.energyByBand(), true, record.stopReason());
    }

    private static BillValues seen(Session session) {
        Observation seen = session.observation();
        return new BillValues(seen.chargingSince(), seen.chargeEnd(), session.serviceEndedAt(seen.chargeEnd()),
                seen.energySeenTenthWh(), Map.of(), true, null);
    }

    /**
     * Whether a record would say the same: times of charging and energy, by band where both know it; of the plug-out a
     * record says nothing.
     */
    public boolean measuredAs(BillValues other) {
        return Objects.equals(chargeStartedAt, other.chargeStartedAt)
                && Objects.equals(chargeEndedAt, other.chargeEndedAt) && energyTenthWh == other.energyTenthWh
                && (energyByBand.isEmpty() || other.energyByBand.isEmpty() || energyByBand.equals(other.energyByBand));
    }

    /** By which its lines are explained: of a version that was rated, all of them are known. */
    public BillTimes times(Tariff tariff) {
        return new BillTimes(tariff, Optional.of(chargeStartedAt), chargeEndedAt, serviceEndedAt);
    }

    /** What all bands hold together. */
    long energyOfBandsTenthWh() {
        return energyByBand.values().stream().mapToLong(Energy::tenthWh).reduce(0, Math::addExact);
    }
}
