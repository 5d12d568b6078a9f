package org.chargeledger.notification.domain;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;

/**
 * What one recipient shall read about one business fact. Its id is derived from exactly that, so a fact told twice is
 * the same message, here and at the channel.
 *
 * @param month the fact's own month, the same however often the fact is told
 * @param occurredAt business time of the fact
 * @param expiresAt business time from which on it is not told any more: it would be false, or is no news
 * @param purpose what its recipient must have allowed; null if nothing
 */
public record Message(String operatorId, Kind kind, String factId, UUID recipientId, Map<String, String> content,
        LocalDate month, Instant occurredAt, Instant expiresAt, Purpose purpose) {

    private static final int MONTH_DIGITS = 6;

    public Message {
        content = Map.copyOf(content);
        month = month.withDayOfMonth(1);
    }

    private static Message of(String operatorId, Kind kind, String factId, UUID recipientId,
            Map<String, String> content, LocalDate month, Instant occurredAt) {
        return new Message(operatorId, kind, factId, recipientId, content, month, occurredAt,
                occurredAt.plus(kind.goodFor()), kind.purpose().orElse(null));
    }

    /** About a session: its month is that of the bill number. */
    public static Message ofBill(String operatorId, Kind kind, String billNo, String factId, UUID recipientId,
            Map<String, String> content, Instant occurredAt) {
        int month = Integer.parseInt(billNo.substring(0, MONTH_DIGITS));
        return of(operatorId, kind, factId, recipientId, content, LocalDate.of(month / 100, month % 100, 1),
                occurredAt);
    }

    /** About a moment that no repetition changes. */
    public static Message ofMoment(String operatorId, Kind kind, String factId, UUID recipientId,
            Map<String, String> content, Instant occurredAt) {
        return of(operatorId, kind, factId, recipientId, content, LocalDate.ofInstant(occurredAt, ZoneOffset.UTC),
                occurredAt);
    }

    /** About a day, as the operator counts days. */
    public static Message ofDay(String operatorId, Kind kind, LocalDate day, UUID recipientId,
            Map<String, String> content, Instant occurredAt) {
        return of(operatorId, kind, day.toString(), recipientId, content, day, occurredAt);
    }

    /** Not after {@code end}, if that is earlier. */
    public Message until(Instant end) {
        return new Message(operatorId, kind, factId, recipientId, content, month, occurredAt,
                end.isBefore(expiresAt) ? end : expiresAt, purpose);
    }

    public Message onlyIfAllowed(Purpose purpose) {
        return new Message(operatorId, kind, factId, recipientId, content, month, occurredAt, expiresAt, purpose);
    }

    public UUID id() {
        String name = String.join("|", operatorId, kind.name(), factId, recipientId.toString());
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
