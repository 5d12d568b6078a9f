package org.chargeledger.notification.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** The hours of the local day in which nothing that can wait is sent; {@code from} is quiet, {@code to} is not. */
public record QuietHours(LocalTime from, LocalTime to, ZoneId zone) {

    /** How long what can wait has to wait; zero outside the quiet hours, which may pass midnight. */
    public Duration left(Instant now) {
        ZonedDateTime local = now.atZone(zone);
        LocalTime time = local.toLocalTime();
        boolean quiet = from.isBefore(to) ? !time.isBefore(from) && time.isBefore(to)
                : !time.isBefore(from) || time.isBefore(to);
        if (!quiet) {
            return Duration.ZERO;
        }
        ZonedDateTime end = local.with(to);
        return Duration.between(local, end.isAfter(local) ? end : local.plusDays(1).with(to));
    }
}
