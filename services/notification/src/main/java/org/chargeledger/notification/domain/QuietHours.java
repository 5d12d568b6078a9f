package org.chargeledger.notification.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** The hours of the local day in which nothing that can wait is sent; {@code from} is quiet, {@code to} no longer is. */
public record QuietHours(LocalTime from, LocalTime to, ZoneId zone) {

    /** How long what can wait has to wait; zero outside the quiet hours. Hours that begin in the evening pass midnight. */
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
