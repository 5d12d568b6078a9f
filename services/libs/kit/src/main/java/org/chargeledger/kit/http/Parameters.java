package org.chargeledger.kit.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** Reads times and ids that callers send as text; what is none is a bad request (400), never a 404. */
public final class Parameters {

    private static final Instant FIRST_YEAR = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant AFTER_LAST_YEAR = FIRST_YEAR.atOffset(ZoneOffset.UTC).withYear(10_000).toInstant();

    private Parameters() {}

    /** RFC 3339; null stays null. */
    public static Instant instant(String name, String text) {
        return text == null ? null : time(text).orElseThrow(() -> Refusal.badRequest(
                name + " is not an RFC 3339 time: " + text));
    }

    /** Empty if it is none, or none that RFC 3339 can say in UTC; a database does not take every other. */
    static Optional<Instant> time(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant())
                    .filter(at -> !at.isBefore(FIRST_YEAR) && at.isBefore(AFTER_LAST_YEAR));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A day of the calendar such as 2019-10-16; null stays null. */
    public static LocalDate day(String name, String text) {
        try {
            LocalDate day = text == null ? null : LocalDate.parse(text);
            if (day == null || day.getYear() >= 1 && day.getYear() <= 9999) {
                return day;
            }
        } catch (DateTimeException e) {
            // It is refused below.
        }
        throw Refusal.badRequest(name + " is not a day such as 2019-10-16: " + text);
    }

    public static UUID uuid(String name, String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest(name + " holds no id: " + text);
        }
    }
}
