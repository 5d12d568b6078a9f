package org.chargeledger.notification.store;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.chargeledger.kit.event.EventJson;
import org.chargeledger.notification.domain.Kind;
import org.chargeledger.notification.domain.Template;

/**
 * A message in the hands of one sender, with what is known about its recipient, template and account.
 *
 * @param claims which claim this is: a result counts only if no other sender claimed the message since
 * @param uncertainFor time since the first try without an answer; zero when every try was answered
 * @param openid null while the recipient is unknown
 * @param template null while the operator has none for the kind
 * @param pausedFor zero when the account may send
 */
public record Claimed(UUID messageId, String operatorId, Kind kind, String factId, UUID recipientId,
        Map<String, String> content, int claims, int attempts, Duration uncertainFor, String openid, Template template,
        Duration pausedFor) {

    static final String RECIPIENT = "WAITS_FOR_RECIPIENT";
    private static final String TEMPLATE = "WAITS_FOR_TEMPLATE";
    private static final String ACCOUNT = "WAITS_FOR_ACCOUNT";
    /** Reasons of messages that are not late but lack something. */
    static final List<String> WAITING = List.of(RECIPIENT, TEMPLATE, ACCOUNT);

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

    @SuppressWarnings("unchecked")
    static Claimed of(Row row) {
        Long pausedMillis = row.getLong("paused_millis");
        return new Claimed(row.getUUID("message_id"), row.getString("operator_id"),
                Kind.valueOf(row.getString("kind")), row.getString("fact_id"), row.getUUID("recipient_id"),
                EventJson.read(row.getString("content"), Map.class), row.getInteger("claims"),
                row.getInteger("attempts"), Duration.ofMillis(row.getLong("uncertain_millis")),
                row.getString("openid"), template(row), Duration.ofMillis(pausedMillis == null ? 0 : pausedMillis));
    }

    private static Template template(Row row) {
        return row.getString("app_id") == null ? null : new Template(row.getString("app_id"),
                row.getString("template_id"), row.getString("page_url"),
                List.of(EventJson.read(row.getString("fields"), Template.Field[].class)));
    }

    @Override
    public String toString() {
        return "Claimed[" + messageId + "]";
    }
}
