package org.chargeledger.kit.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.chargeledger.kit.trace.Trace;

/** CloudEvents 1.0, Kafka binary mode: attributes as headers with the prefix {@code ce_}, the body alone as value. */
public final class CloudEvents {

    private static final String ONLY_FOR = "ce_onlyfor";
    private static final String REDRIVEN = "redriven:";
    private static final String PARTITION_KEY = "ce_partitionkey";

    private CloudEvents() {}

    /** {@code traceparent} may be null. */
    public static ProducerRecord<String, String> record(String topic, String key, UUID id, String type,
            String operatorId, Instant time, String traceparent, String json) {
        var record = new ProducerRecord<>(topic, key, json);
        header(record, "ce_specversion", "1.0");
        header(record, "ce_id", id.toString());
        header(record, "ce_type", type);
        header(record, "ce_source", "/" + type.split("\\.", 2)[0]);
        header(record, "ce_time", time.toString());
        header(record, "ce_operatorid", operatorId);
        header(record, "content-type", "application/json");
        if (traceparent != null) {
            header(record, Trace.HEADER, traceparent);
        }
        return record;
    }

    /**
     * The same event again, for one consumer. It has a Kafka key of its own, so that on a compacted topic it does not
     * take the place of what its thing's last event says; readers see the key it had.
     */
    public static ProducerRecord<String, String> onlyFor(String consumer, ProducerRecord<String, String> event) {
        var record = new ProducerRecord<>(event.topic(), null, REDRIVEN + event.key(), event.value(), event.headers());
        header(record, ONLY_FOR, consumer);
        header(record, PARTITION_KEY, event.key());
        return record;
    }

    /** Sent behind a redriven event: a compacted topic forgets it again, and the person in it. */
    static ProducerRecord<String, String> takenBack(ProducerRecord<String, String> redriven) {
        return new ProducerRecord<>(redriven.topic(), redriven.key(), null);
    }

    static boolean isTakenBack(ConsumerRecord<String, String> record) {
        return record.value() == null && record.key() != null && record.key().startsWith(REDRIVEN);
    }

    /** Its id, if it comes again for one consumer; one that cannot be read has none. */
    static Optional<UUID> redriven(ConsumerRecord<String, String> record) {
        try {
            return Optional.ofNullable(optional(record, ONLY_FOR)).map(consumer -> read(record).id());
        } catch (Poison e) {
            return Optional.empty();
        }
    }

    /** The records of these types; the flood of others is left out unread, and not remembered. */
    public static List<ConsumerRecord<String, String>> ofTypes(Set<String> types,
            Iterable<ConsumerRecord<String, String>> batch) {
        return StreamSupport.stream(batch.spliterator(), false)
                .filter(record -> types.contains(String.valueOf(optional(record, "ce_type")))).toList();
    }

    static boolean concerns(String consumer, ConsumerRecord<String, String> record) {
        String onlyFor = optional(record, ONLY_FOR);
        return onlyFor == null || onlyFor.equals(consumer);
    }

    /** Refuses, as poison, a record that is no CloudEvent of ours. */
    static Event read(ConsumerRecord<String, String> record) {
        try {
            return new Event(UUID.fromString(required(record, "ce_id")), required(record, "ce_type"), record.topic(),
                    required(Optional.ofNullable(optional(record, PARTITION_KEY)).orElse(record.key()), "key"), required(record, "ce_operatorid"),
                    Instant.parse(required(record, "ce_time")), Instant.ofEpochMilli(record.timestamp()),
                    optional(record, Trace.HEADER), required(record.value(), "body"));
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw new Poison("not a CloudEvent of this suite: " + e.getMessage(), e);
        }
    }

    private static void header(ProducerRecord<String, String> record, String name, String value) {
        record.headers().add(name, value.getBytes(UTF_8));
    }

    private static String required(ConsumerRecord<String, String> record, String name) {
        return required(optional(record, name), name);
    }

    private static String required(String value, String name) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }

    static String optional(ConsumerRecord<String, String> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }
}
