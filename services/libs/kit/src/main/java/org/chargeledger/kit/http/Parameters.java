package org.chargeledger.kit.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/** Reads times and ids that callers send as text; what is none is a bad request (400), never a 404. */
public final class Parameters {

    private static final Instant FIRST_YEAR = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant AFTER_LAST_YEAR = FIRST_YEAR.atOffset(ZoneOffset.UTC).withYear(10_000).toInstant();

    private Parameters() {}

    /** RFC 3339; null stays null. */
    public static Instant instant(String name, String text) {
        try {
            return text == null ? null : fourDigitYear(name, OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            throw Refusal.badRequest(name + " is not an RFC 3339 time: " + text);
        }
    }

    /** The times that RFC 3339 can say in UTC; a database does not take every other. Null stays null. */
    public static Instant fourDigitYear(String name, Instant at) {
        if (at != null && (at.isBefore(FIRST_YEAR) || !at.isBefore(AFTER_LAST_YEAR))) {
            throw Refusal.badRequest(name + " is not of the years 0001 to 9999: " + at);
        }
        return at;
    }

    public static UUID uuid(String name, String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest(name + " holds no id: " + text);
        }
    }
}
