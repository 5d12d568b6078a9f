package org.chargeledger.kit.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.chargeledger.kit.event.CloudEvents;

/** What the outside world of a service does: send it events, and read what it published. */
public final class TestTopics {

    /** A published event. */
    public record Published(UUID id, String type, String key, String operatorId, String json) {}

    private TestTopics() {}

    /** Sends a fresh event and returns its id once the broker stored it. */
    public static UUID send(String topic, String key, String type, String operatorId, String json) {
        return send(UUID.randomUUID(), topic, key, type, operatorId, json);
    }

    public static UUID send(UUID id, String topic, String key, String type, String operatorId, String json) {
        return send(id, topic, key, type, operatorId, Instant.now(), json);
    }

    /** An event that was true at this business time. */
    public static UUID send(UUID id, String topic, String key, String type, String operatorId, Instant time,
            String json) {
        Broker.current().send(CloudEvents.record(topic, key, id, type, operatorId, time, null, json));
        return id;
    }

    /** A dead letter that people redrive: the consumer that refused it hears what was true at this business time. */
    public static UUID redrive(String consumer, String topic, String key, String type, String operatorId, Instant time,
            String json) {
        UUID id = UUID.randomUUID();
        Broker.current().send(CloudEvents.onlyFor(consumer,
                CloudEvents.record(topic, key, id, type, operatorId, time, null, json)));
        return id;
    }

    /** The first event of the type on the topic; fails when none comes in time. */
    public static Published read(String topic, String type, Duration within) {
        return read(topic, published -> published.type().equals(type), within);
    }

    public static Published read(String topic, Predicate<Published> wanted, Duration within) {
        TopicLog log = Broker.current().log(topic);
        return log.first(wanted, within).orElseThrow(() -> new AssertionError(
                "no such event on " + topic + " within " + within + "; seen: " + log.all()));
    }

    /** Everything on the topic now, in order per key. */
    public static List<Published> all(String topic) {
        return Broker.current().log(topic).all();
    }
}
