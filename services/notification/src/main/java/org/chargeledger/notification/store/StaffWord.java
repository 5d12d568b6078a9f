package org.chargeledger.notification.store;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.notification.domain.Channel;
import org.chargeledger.notification.domain.Kind;
import org.chargeledger.notification.domain.NextStep.State;
import org.chargeledger.notification.domain.Worth;

/** Messages that are nobody's any more but a person's: of unknown outcome, or failed. */
@ApplicationScoped
public class StaffWord {

    /**
     * A message, held under its row's lock.
     *
     * @param ours whether a sender may still try it by itself
     * @param expiresAt business time from which on it is not sent
     * @param purpose what the driver must have allowed; null if nothing
     */
    public record Held(LocalDate month, UUID messageId, Kind kind, String factId, UUID recipientId, Channel channel,
            State state, String reason, boolean ours, Instant expiresAt, String purpose) {}

    /** Empty also for a kind that only a later release knows: its rules are not ours to apply. */
    public Optional<Held> lock(Tx tx, UUID messageId) {
        for (Row row : tx.query("""
                select month, message_id, kind, fact_id, recipient_id, channel, state, reason,
                    next_attempt_at is not null as ours, occurred_at, expires_at, purpose
                from message where message_id = $1 and kind = any($2::text[]) for update""", messageId, Kind.known())) {
            String channel = row.getString("channel");
            Kind kind = Kind.valueOf(row.getString("kind"));
            return Optional.of(new Held(row.getLocalDate("month"), row.getUUID("message_id"), kind,
                    row.getString("fact_id"), row.getUUID("recipient_id"),
                    channel == null ? Channel.WECHAT_TEMPLATE : Channel.valueOf(channel),
                    State.valueOf(row.getString("state")), row.getString("reason"), row.getBoolean("ours"),
                    Claimed.expiresAt(row, kind), Claimed.purpose(row, kind)));
        }
        return Optional.empty();
    }

    /** As a sender would find it now. */
    public Worth worth(Tx tx, Held message) {
        Row row = tx.query("""
                select exists (select from message_template where kind = $1) as set_up,
                    $2::text is null or exists (select from consent
                        where driver_id = $3 and purpose = $2 and withdrawn_at is null) as allowed""",
                message.kind().name(), message.purpose(), message.recipientId()).iterator().next();
        return new Worth(message.kind(), row.getBoolean("set_up"), row.getBoolean("allowed"), message.expiresAt());
    }

    public void close(Tx tx, Held message, State state, String reason, Instant at) {
        tx.execute("""
                update message set state = $3, reason = $4, detail = null, closed_at = $5
                where month = $1 and message_id = $2""", message.month(), message.messageId(), state.name(), reason,
                OffsetDateTime.ofInstant(at, ZoneOffset.UTC));
    }

    /**
     * From the first channel on, as if it had never been tried; what the channel reported as lost not before it has
     * forgotten the id, as it would answer with the old message's number and show nothing.
     */
    public void again(Tx tx, Held message) {
        tx.execute("""
                update message set state = 'PENDING', reason = null, detail = null, channel = null,
                    attempts = 0, uncertain_since = null, channel_message_id = null, reported_at = null,
                    closed_at = null, next_attempt_at = greatest(now(), reported_at + interval '10 minutes')
                where month = $1 and message_id = $2""", message.month(), message.messageId());
    }
}
