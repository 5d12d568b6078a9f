package org.chargeledger.reporting.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** A span of business time, its end excluded. */
public record Window(Instant from, Instant to) {

    public Window {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("from " + from + " is not before to " + to);
        }
    }

    public static Window day(LocalDate day, ZoneId zone) {
        return new Window(day.atStartOfDay(zone).toInstant(), day.plusDays(1).atStartOfDay(zone).toInstant());
    }
}
