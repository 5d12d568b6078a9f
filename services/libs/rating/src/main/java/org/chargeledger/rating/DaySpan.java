package org.chargeledger.rating;

import java.time.LocalTime;

/**
 * A part of the day by the clock, to the minute. It runs from {@code from} up to and without {@code to} on the clock's
 * circle: {@code to} at or before {@code from} crosses midnight, and equal ends are the whole day.
 */
public record DaySpan(LocalTime from, LocalTime to) {

    static final String END_OF_DAY = "24:00";

    /** Reads the ends as {@code HH:mm}; {@code 24:00} is the end of the day. */
    public static DaySpan of(String from, String to) {
        return new DaySpan(LocalTime.parse(from), END_OF_DAY.equals(to) ? LocalTime.MIDNIGHT : LocalTime.parse(to));
    }

    public boolean contains(LocalTime time) {
        if (from.isBefore(to)) {
            return !time.isBefore(from) && time.isBefore(to);
        }
        return !time.isBefore(from) || time.isBefore(to);
    }

    /** The end as {@link #of} reads it: midnight is {@code 24:00}. */
    public String end() {
        return to.equals(LocalTime.MIDNIGHT) ? END_OF_DAY : to.toString();
    }

    @Override
    public String toString() {
        return from + "–" + end();
    }
}
