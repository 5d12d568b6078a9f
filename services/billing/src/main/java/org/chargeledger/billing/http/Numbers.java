package org.chargeledger.billing.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.chargeledger.billing.domain.BillNo;
import org.chargeledger.kit.http.Refusal;

/**
 * Reads what callers send as numbers, times and ids. What is no bill number is not found; the others are bad
 * requests.
 */
final class Numbers {

    private Numbers() {}

    static BillNo billNo(String text) {
        if (!BillNo.isBillNo(text)) {
            throw Refusal.notFound("bill number");
        }
        return new BillNo(text);
    }

    /** Null stays null. */
    static Instant instant(String name, String text) {
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw Refusal.badRequest(name + " is not an RFC 3339 time: " + text);
        }
    }

    static UUID uuid(String name, String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest(name + " holds no id: " + text);
        }
    }
}
