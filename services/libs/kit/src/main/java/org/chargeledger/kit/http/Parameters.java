package org.chargeledger.kit.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/** Reads times and ids that callers send as text; what is none is a bad request (400), never a 404. */
public final class Parameters {

    private Parameters() {}

    /** RFC 3339; null stays null. */
    public static Instant instant(String name, String text) {
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw Refusal.badRequest(name + " is not an RFC 3339 time: " + text);
        }
    }

    public static UUID uuid(String name, String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest(name + " holds no id: " + text);
        }
    }
}
