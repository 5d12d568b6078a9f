package org.chargeledger.kit.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.awaitility.Awaitility;

/** Tells a consumer how a thing stands, and afterwards how it stood before, as a redriven dead letter does. */
public record OldNews(String consumer, String topic, String operatorId, String key) {

    private static final Instant THEN = Instant.parse("2019-10-16T00:00:00Z");

    /** Returns when the consumer has handled both. */
    public void after(String type, String news, String oldType, String oldNews) {
        awaitHandled(TestTopics.send(UUID.randomUUID(), topic, key, type, operatorId, THEN.plusSeconds(1), news));
        awaitHandled(TestTopics.redrive(consumer, topic, key, oldType, operatorId, THEN, oldNews));
    }

    private void awaitHandled(UUID event) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> !TestPostgres.texts(
                "select 1 from inbox where consumer = '%s' and event_id = '%s'".formatted(consumer, event)).isEmpty());
    }
}
