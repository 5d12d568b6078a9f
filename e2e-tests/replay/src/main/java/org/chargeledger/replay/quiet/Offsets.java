package org.chargeledger.replay.quiet;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Compares what every consumer group has committed with what its topics hold. */
final class Offsets implements AutoCloseable {

    private final Admin admin;
    /** Grows only: a killed consumer still owes what it once read. */
    private final Map<String, Set<TopicPartition>> partitionsByGroup = new HashMap<>();

    Offsets(String bootstrapServers) {
        admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
    }

    /** What the topics hold, and the groups that have not consumed all of it. */
    record Look(Map<TopicPartition, Long> ends, Set<String> behind) {
    }

    /** Learns who reads what; false while a group is still gathering. */
    boolean learnReaders() throws ExecutionException, InterruptedException {
        List<String> groups = admin.listGroups(ListGroupsOptions.forConsumerGroups()).all().get().stream()
                .map(GroupListing::groupId).toList();
        boolean gathered = true;
        for (ConsumerGroupDescription group : admin.describeConsumerGroups(groups).all().get().values()) {
            Set<TopicPartition> partitions = group.members().stream()
                    .flatMap(member -> member.assignment().topicPartitions().stream()).collect(Collectors.toSet());
            partitionsByGroup.computeIfAbsent(group.groupId(), id -> new HashSet<>()).addAll(partitions);
            gathered &= !partitions.isEmpty();
        }
        return gathered;
    }

    /** Ends are read after the commits, so that a group that seems even has really read everything. */
    Look look() throws ExecutionException, InterruptedException {
        Map<String, ListConsumerGroupOffsetsSpec> question = partitionsByGroup.entrySet().stream().collect(
                Collectors.toMap(Map.Entry::getKey,
                        group -> new ListConsumerGroupOffsetsSpec().topicPartitions(group.getValue())));
        Map<String, Map<TopicPartition, OffsetAndMetadata>> committed =
                admin.listConsumerGroupOffsets(question).all().get();
        Map<TopicPartition, Long> ends = ends();
        Set<String> behind = new TreeSet<>();
        partitionsByGroup.forEach((group, partitions) -> partitions.forEach(partition -> {
            OffsetAndMetadata offset = committed.get(group).get(partition);
            if ((offset == null ? 0 : offset.offset()) < ends.get(partition)) {
                behind.add(group + " on " + partition);
            }
        }));
        return new Look(ends, behind);
    }

    @Override
    public void close() {
        admin.close();
    }

    Map<TopicPartition, Long> ends() throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> latest = partitionsByGroup.values().stream().flatMap(Set::stream).distinct()
                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        return admin.listOffsets(latest).all().get().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, end -> end.getValue().offset()));
    }
}
