package org.chargeledger.reporting;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.eclipse.microprofile.config.ConfigProvider;

/** How many records of a topic a consumer group has not committed yet. */
final class Lag {

    private Lag() {}

    static long of(String group, String topic) {
        String brokers = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
        try (var admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
            var committed = admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
            var ends = admin.listOffsets(admin.describeTopics(java.util.List.of(topic)).allTopicNames().get().get(topic)
                    .partitions().stream()
                    .collect(Collectors.toMap(p -> new org.apache.kafka.common.TopicPartition(topic, p.partition()),
                            p -> OffsetSpec.latest()))).all().get();
            return ends.entrySet().stream().mapToLong(end -> end.getValue().offset()
                    - (committed.get(end.getKey()) == null ? 0 : committed.get(end.getKey()).offset())).sum();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
