package org.chargeledger.rating;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;

/**
 * Writes moments of one sentence by a station's clock, to the second: a day is named once, and the offset is named too
 * where the clock is changed on the days spoken of, for an hour may be skipped or come twice.
 */
final class ClockText {

    private static final Duration DAY = Duration.ofDays(1);

    private final ZoneId zone;
    private final boolean withOffset;
    private LocalDate named;

    /** All moments lie between {@code first} and {@code last}. */
    ClockText(ZoneId zone, Instant first, Instant last) {
        this.zone = zone;
        ZoneOffsetTransition change = zone.getRules().nextTransition(first.minus(DAY));
        this.withOffset = change != null && change.getInstant().isBefore(last.plus(DAY));
    }

    String of(Instant moment) {
        ZonedDateTime local = moment.atZone(zone);
        String day = local.toLocalDate().equals(named) ? "" : local.toLocalDate() + " ";
        named = local.toLocalDate();
        return day + local.toLocalTime().truncatedTo(ChronoUnit.SECONDS) + offset(local);
    }

    /** The midnight that ends a day is its 24:00. */
    String of(TimeSpan span) {
        String from = of(span.from());
        ZonedDateTime to = span.to().atZone(zone);
        boolean endOfDay = to.toLocalTime().equals(LocalTime.MIDNIGHT) && to.toLocalDate().equals(named.plusDays(1));
        return from + "–" + (endOfDay ? DaySpan.END_OF_DAY + offset(to) : of(span.to()));
    }

    private String offset(ZonedDateTime local) {
        return withOffset ? local.getOffset().getId() : "";
    }
}
