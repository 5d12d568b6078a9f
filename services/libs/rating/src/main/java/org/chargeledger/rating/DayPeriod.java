package org.chargeledger.rating;

import java.time.LocalTime;

/** A part of the day with its band and prices. */
public record DayPeriod(DaySpan span, Band band, UnitPrice energyPrice, UnitPrice servicePrice) {

    /** Reads the ends as {@code HH:mm}; {@code 24:00} is the end of the day. */
    public static DayPeriod of(String from, String to, Band band, UnitPrice energyPrice, UnitPrice servicePrice) {
        return new DayPeriod(DaySpan.of(from, to), band, energyPrice, servicePrice);
    }

    public LocalTime from() {
        return span.from();
    }

    public LocalTime to() {
        return span.to();
    }

    public boolean contains(LocalTime time) {
        return span.contains(time);
    }

    /** Electricity and service together. */
    public UnitPrice perKwh() {
        return energyPrice.plus(servicePrice);
    }

    boolean hasPricesOf(DayPeriod other) {
        return energyPrice.equals(other.energyPrice) && servicePrice.equals(other.servicePrice);
    }
}
