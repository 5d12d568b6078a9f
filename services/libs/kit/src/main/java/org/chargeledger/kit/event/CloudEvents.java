package org.chargeledger.kit.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.chargeledger.kit.trace.Trace;

/** CloudEvents 1.0, Kafka binary mode: attributes as headers with the prefix {@code ce_}, the body alone as value. */
public final class CloudEvents {

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

    /** Refuses, as poison, a record that is no CloudEvent of ours. */
    static Event read(ConsumerRecord<String, String> record) {
        try {
            return new Event(UUID.fromString(required(record, "ce_id")), required(record, "ce_type"), record.topic(),
                    required(record.key(), "key"), required(record, "ce_operatorid"),
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
