package org.chargeledger.rating;

import java.time.LocalTime;

/**
 * A part of every day, to the minute, with its band and prices. It runs from {@code from} up to and without {@code to}
 * on the clock's circle: {@code to} at or before {@code from} crosses midnight, and equal ends are the whole day.
 */
public record DayPeriod(LocalTime from, LocalTime to, Band band, UnitPrice energyPrice, UnitPrice servicePrice) {

    private static final String END_OF_DAY = "24:00";

    /** Reads the ends as {@code HH:mm}; {@code 24:00} is the end of the day. */
    public static DayPeriod of(String from, String to, Band band, UnitPrice energyPrice, UnitPrice servicePrice) {
        return new DayPeriod(LocalTime.parse(from), END_OF_DAY.equals(to) ? LocalTime.MIDNIGHT : LocalTime.parse(to),
                band, energyPrice, servicePrice);
    }

    public boolean contains(LocalTime time) {
        if (from.isBefore(to)) {
            return !time.isBefore(from) && time.isBefore(to);
        }
        return !time.isBefore(from) || time.isBefore(to);
    }

    boolean hasPricesOf(DayPeriod other) {
        return energyPrice.equals(other.energyPrice) && servicePrice.equals(other.servicePrice);
    }
}
