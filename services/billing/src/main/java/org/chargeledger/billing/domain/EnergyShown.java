package org.chargeledger.billing.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * How much energy a realtime curve shows: the highest that no later reading contradicts. A last one that rises twice as
 * steeply as any before it, and with which no other agrees, has {@code jumped}: then what was shown before it counts.
 */
record EnergyShown(long tenthWh, boolean jumped) {

    /** A register may be read once a minute only, however often it is told. */
    private static final long LEAST_SECONDS = 60;
    private static final long STEEPER = 2;

    static EnergyShown by(Collection<Reading> curve) {
        List<Reading> charging = Reading.believable(curve);
        if (charging.isEmpty()) {
            return new EnergyShown(0, false);
        }
        Instant last = charging.getLast().observedAt();
        Stream<Reading> afterwards = curve.stream().filter(reading -> reading.observedAt().isAfter(last))
                .sorted((one, other) -> one.observedAt().compareTo(other.observedAt()));
        return along(Stream.concat(charging.stream(), afterwards).toList());
    }

    private static EnergyShown along(List<Reading> shown) {
        Reading highest = shown.getFirst();
        long before = highest.energyTenthWh();
        long steepest = 0;
        long slope = 0;
        boolean alone = true;
        for (Reading reading : shown.subList(1, shown.size())) {
            if (reading.energyTenthWh() > highest.energyTenthWh()) {
                steepest = Math.max(steepest, slope);
                slope = slope(highest, reading);
                before = highest.energyTenthWh();
                highest = reading;
                alone = true;
            } else if (reading.energyTenthWh() == highest.energyTenthWh()) {
                alone = false;
            }
        }
        boolean jumped = alone && steepest > 0 && slope > STEEPER * steepest;
        return new EnergyShown(jumped ? before : highest.energyTenthWh(), jumped);
    }

    /** In 0.0001 kWh an hour. */
    private static long slope(Reading from, Reading to) {
        long seconds = Math.max(LEAST_SECONDS, Duration.between(from.observedAt(), to.observedAt()).toSeconds());
        return (to.energyTenthWh() - from.energyTenthWh()) * Duration.ofHours(1).toSeconds() / seconds;
    }
}
