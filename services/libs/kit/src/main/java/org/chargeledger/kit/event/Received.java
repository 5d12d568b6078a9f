package org.chargeledger.kit.event;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What of a polled batch concerns a consumer, split into events of ours and records that are none. */
record Received(List<Event> events, List<Letter> unreadable) {

    record Letter(Event event, String reason) {}

    static Received of(Iterable<ConsumerRecord<String, String>> batch, String consumer) {
        var events = new ArrayList<Event>();
        var unreadable = new ArrayList<Letter>();
        for (ConsumerRecord<String, String> record : batch) {
            if (CloudEvents.concerns(consumer, record) && !CloudEvents.isTakenBack(record)) {
                read(record, events, unreadable);
            }
        }
        return new Received(events, unreadable);
    }

    /** Of the events that come again because people wish so. */
    static Set<UUID> redriven(Iterable<ConsumerRecord<String, String>> batch) {
        var redriven = new HashSet<UUID>();
        for (ConsumerRecord<String, String> record : batch) {
            CloudEvents.redriven(record).ifPresent(redriven::add);
        }
        return redriven;
    }

    private static void read(ConsumerRecord<String, String> record, List<Event> events, List<Letter> unreadable) {
        try {
            events.add(CloudEvents.read(record));
        } catch (Poison e) {
            unreadable.add(new Letter(asFound(record), e.getMessage()));
        }
    }

    int size() {
        return events.size() + unreadable.size();
    }

    /** Of everything but events of these types. */
    List<UUID> ids(Set<String> without) {
        var ids = new ArrayList<UUID>();
        events.stream().filter(event -> !without.contains(event.type())).forEach(event -> ids.add(event.id()));
        unreadable.forEach(letter -> ids.add(letter.event().id()));
        return ids;
    }

    /** Its place in the log is its identity, so a second delivery is the same dead letter. */
    private static Event asFound(ConsumerRecord<String, String> record) {
        String place = record.topic() + ":" + record.partition() + ":" + record.offset();
        Instant storedAt = Instant.ofEpochMilli(Math.max(0, record.timestamp()));
        return new Event(UUID.nameUUIDFromBytes(place.getBytes(StandardCharsets.UTF_8)),
                Optional.ofNullable(CloudEvents.optional(record, "ce_type")).orElse("unknown"), record.topic(),
                Optional.ofNullable(record.key()).orElse(""),
                Optional.ofNullable(CloudEvents.optional(record, "ce_operatorid")).orElse("unknown"), storedAt,
                storedAt, null, Optional.ofNullable(record.value()).orElse(""));
    }
}
