package org.chargeledger.notification.store;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.chargeledger.kit.event.EventJson;
import org.chargeledger.notification.domain.Channel;
import org.chargeledger.notification.domain.Kind;
import org.chargeledger.notification.domain.Purpose;
import org.chargeledger.notification.domain.QuietHours;
import org.chargeledger.notification.domain.Template;
import org.chargeledger.notification.domain.Worth;

/**
 * A message in the hands of one sender, with what is known about its recipient, template and account.
 *
 * @param claims which claim this is: a result counts only if no other sender claimed the message since
 * @param uncertainFor time since the first try without an answer; zero when every try was answered
 * @param channel the one being tried; null before the first try
 * @param occurredAt business time of its fact
 * @param expiresAt business time from which on it is not sent
 * @param purpose what the driver must have allowed; null if nothing
 * @param openid null while the recipient is unknown
 * @param template null while the operator has none for the kind
 * @param consents purposes the driver allows now
 * @param quietHours null if the operator has none
 * @param granted true if the recipient granted a subscription notice that was not sent yet
 * @param gone true if the recipient was seen to follow the account no more, within the last day
 * @param pausedFor zero when the account may send
 */
public record Claimed(LocalDate month, UUID messageId, String operatorId, Kind kind, String factId, UUID recipientId,
        Map<String, String> content, int claims, int attempts, Channel channel, Instant occurredAt,
        Instant expiresAt, String purpose, Duration uncertainFor, String openid, Template template,
        Set<String> consents, QuietHours quietHours, boolean granted, boolean gone, Duration pausedFor) {

    /** What should have been told at once and was not by then may as well wait for the morning. */
    private static final Duration LATE = Duration.ofHours(1);
    public static final String RECIPIENT = "WAITS_FOR_RECIPIENT";
    public static final String TEMPLATE = "WAITS_FOR_TEMPLATE";
    private static final String ACCOUNT = "WAITS_FOR_ACCOUNT";
    public static final String MORNING = "WAITS_FOR_MORNING";
    /** Reasons of messages that are not late but lack something. */
    static final List<String> WAITING = List.of(RECIPIENT, TEMPLATE, ACCOUNT, MORNING);

    /** What is missing before this message can be tried. */
    public Optional<String> waitsFor() {
        if (template == null) {
            return Optional.of(TEMPLATE);
        }
        if (openid == null) {
            return Optional.of(RECIPIENT);
        }
        return pausedFor.isPositive() ? Optional.of(ACCOUNT) : Optional.empty();
    }

    /** How long it has to wait for the morning; one that the channel may hold already does not. */
    public Duration quietFor(Instant now) {
        boolean mayWait = kind.mayWait() || now.isAfter(occurredAt.plus(LATE));
        return quietHours != null && mayWait && !uncertain() ? quietHours.left(now) : Duration.ZERO;
    }

    /** The channel was asked for it and may hold it. */
    public boolean uncertain() {
        return uncertainFor.isPositive();
    }

    public Worth worth() {
        return new Worth(kind, template != null, purpose == null || consents.contains(purpose), expiresAt);
    }

    /**
     * The one that may hold it, else the one it was moved to if that is still set up. Without a template it is the one
     * that every template names, unless another was tried.
     */
    public Channel currentChannel() {
        if (template == null) {
            return Optional.ofNullable(channel).orElse(Channel.WECHAT_TEMPLATE);
        }
        return channel != null && (uncertain() || template.channels().contains(channel)) ? channel
                : template.channels().getFirst();
    }

    /** The channel after the current one, if the operator set up one. */
    public Optional<Channel> nextChannel() {
        if (template == null) {
            return Optional.empty();
        }
        int next = template.channels().indexOf(currentChannel()) + 1;
        return next < template.channels().size() ? Optional.of(template.channels().get(next)) : Optional.empty();
    }

    @SuppressWarnings("unchecked")
    static Claimed of(Row row) {
        Long pausedMillis = row.getLong("paused_millis");
        Kind kind = Kind.valueOf(row.getString("kind"));
        Instant occurredAt = row.getOffsetDateTime("occurred_at").toInstant();
        return new Claimed(row.getLocalDate("month"), row.getUUID("message_id"), row.getString("operator_id"), kind,
                row.getString("fact_id"), row.getUUID("recipient_id"),
                EventJson.read(row.getString("content"), Map.class), row.getInteger("claims"),
                row.getInteger("attempts"), channel(row), occurredAt,
                expiresAt(row, kind), purpose(row, kind),
                Duration.ofMillis(row.getLong("uncertain_millis")), row.getString("openid"), template(row),
                Set.of(row.getArrayOfStrings("consents")), quietHours(row), row.getBoolean("granted"),
                row.getBoolean("gone"), Duration.ofMillis(pausedMillis == null ? 0 : pausedMillis));
    }

    /** A replica of an earlier release leaves out what follows from the kind. */
    static Instant expiresAt(Row row, Kind kind) {
        OffsetDateTime expiresAt = row.getOffsetDateTime("expires_at");
        return expiresAt == null ? row.getOffsetDateTime("occurred_at").toInstant().plus(kind.goodFor())
                : expiresAt.toInstant();
    }

    static String purpose(Row row, Kind kind) {
        String purpose = row.getString("purpose");
        return purpose == null ? kind.purpose().map(Purpose::name).orElse(null) : purpose;
    }

    private static Template template(Row row) {
        return row.getString("app_id") == null ? null : Settings.template(row);
    }

    private static Channel channel(Row row) {
        return row.getString("channel") == null ? null : Channel.valueOf(row.getString("channel"));
    }

    private static QuietHours quietHours(Row row) {
        return row.getString("zone_id") == null ? null : new QuietHours(row.getLocalTime("from_time"),
                row.getLocalTime("to_time"), ZoneId.of(row.getString("zone_id")));
    }

    @Override
    public String toString() {
        return "Claimed[" + messageId + "]";
    }
}
