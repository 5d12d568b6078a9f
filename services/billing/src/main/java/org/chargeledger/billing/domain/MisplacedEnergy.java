package org.chargeledger.billing.domain;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.chargeledger.rating.Band;
import org.chargeledger.rating.Energy;
import org.chargeledger.rating.Tariff;

/**
 * How much of a record's energy stands in other bands than those that were in force when it flowed: its pile divides
 * the day otherwise. A pile may take a band for half an hour, and clocks differ, so that much of its time says nothing; nor
 * does a quarter of its energy, for the current falls as a battery fills, nor a single kilowatt-hour.
 */
public final class MisplacedEnergy {

    private static final Duration HALF_HOUR_AND_CLOCKS = Duration.ofMinutes(40);
    private static final int FALLING_CURRENT = 4;
    private static final long LITTLE_TENTH_WH = 10_000;

    private MisplacedEnergy() {}

    /** Whether it looks so by time alone, so that the realtime curve is worth reading; of most records it does not. */
    public static boolean suspected(TransactionRecord record, Tariff tariff) {
        return measurable(record) && tenthWh(record, CurveSplit.of(tariff, record.chargeStartedAt(),
                record.chargeEndedAt(), record.energyTenthWh(), List.of()).energyByBand()) > 0;
    }

    /** What the curve shows of it; nothing where it is not suspected, or the curve has too few readings to tell. */
    public static long tenthWh(TransactionRecord record, Tariff tariff, Collection<Reading> curve) {
        if (!suspected(record, tariff)) {
            return 0;
        }
        return CurveSplit.trusted(tariff, BillValues.of(record, record.chargeEndedAt()), curve)
                .map(split -> tenthWh(record, split.energyByBand())).orElse(0L);
    }

    private static boolean measurable(TransactionRecord record) {
        return record.hasBands() && !record.implausible() && record.energyTenthWh() <= EditCheck.MOST_TENTH_WH
                && record.bands().stream().allMatch(band -> band.energyTenthWh() <= EditCheck.MOST_TENTH_WH)
                && Duration.between(record.chargeStartedAt(), record.chargeEndedAt())
                        .compareTo(HALF_HOUR_AND_CLOCKS) > 0
                && CurveSplit.possible(record.chargeStartedAt(), record.chargeEndedAt());
    }

    private static long tenthWh(TransactionRecord record, Map<Band, Energy> flowed) {
        long misplaced = record.energyByBand().entrySet().stream().mapToLong(entry -> Math.max(0,
                entry.getValue().tenthWh() - flowed.getOrDefault(entry.getKey(), Energy.ZERO).tenthWh())).sum();
        long inThatTime = record.energyTenthWh() * HALF_HOUR_AND_CLOCKS.toSeconds()
                / Duration.between(record.chargeStartedAt(), record.chargeEndedAt()).toSeconds();
        long usual = Math.max(inThatTime, record.energyTenthWh() / FALLING_CURRENT);
        return misplaced > Math.max(usual, LITTLE_TENTH_WH) ? misplaced : 0;
    }
}
