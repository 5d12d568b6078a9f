package org.chargeledger.notification.domain;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * What one recipient shall read about one business fact. Its id is derived from exactly that, so a fact told twice is the
 * same message, here and at the channel.
 *
 * @param occurredAt business time of the fact
 */
public record Message(String operatorId, Kind kind, String factId, UUID recipientId, Map<String, String> content,
        Instant occurredAt) {

    public Message {
        content = Map.copyOf(content);
    }

    public UUID id() {
        String name = String.join("|", operatorId, kind.name(), factId, recipientId.toString());
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
