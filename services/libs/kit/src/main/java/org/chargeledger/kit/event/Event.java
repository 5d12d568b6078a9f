package org.chargeledger.kit.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.util.UUID;

/**
 * A received fact: CloudEvents attributes and the JSON body.
 *
 * @param time business time of the fact, as its producer stamped it
 * @param storedAt real time at which the broker stored it
 */
public record Event(UUID id, String type, String topic, String key, String operatorId, Instant time, Instant storedAt,
        String traceparent, String json) {

    public boolean is(String otherType) {
        return type.equals(otherType);
    }

    /** The body as the reader's own record; unknown fields are ignored, an unreadable body is poison. */
    public <T> T as(Class<T> reader) {
        try {
            return EventJson.MAPPER.readValue(json, reader);
        } catch (JsonProcessingException e) {
            throw new Poison("body of " + type + " is unreadable: " + e.getOriginalMessage(), e);
        }
    }
}
