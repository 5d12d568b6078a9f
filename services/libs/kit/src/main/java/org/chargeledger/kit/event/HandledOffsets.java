package org.chargeledger.kit.event;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * How far the partitions of a consumer are handled, as long as Kafka does not have it. Of a batch it is told the last
 * record of each partition only, when the batch comes and when it is handled.
 */
final class HandledOffsets {

    private final Map<TopicPartition, Long> endOfFirstBatch = new HashMap<>();
    private final Map<TopicPartition, Long> next = new HashMap<>();

    /** A batch that ends before the first one since the partition came is of an earlier time when it was ours. */
    synchronized void received(TopicPartition partition, long offset) {
        endOfFirstBatch.putIfAbsent(partition, offset);
    }

    /** What was received before the partition was away counts no more: others may have gone on from there. */
    synchronized void handled(TopicPartition partition, long offset) {
        Long first = endOfFirstBatch.get(partition);
        if (first != null && offset >= first) {
            next.merge(partition, offset + 1, Math::max);
        }
    }

    synchronized Map<TopicPartition, OffsetAndMetadata> uncommitted(Set<TopicPartition> ours) {
        next.keySet().retainAll(ours);
        return offsets();
    }

    synchronized void committed(Map<TopicPartition, OffsetAndMetadata> offsets) {
        offsets.forEach((partition, offset) -> next.remove(partition, offset.offset()));
    }

    /** What is left to commit of partitions that go to others; it is asked for once. */
    synchronized Map<TopicPartition, OffsetAndMetadata> takenAway(Collection<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> last = offsets();
        last.keySet().retainAll(partitions);
        endOfFirstBatch.keySet().removeAll(partitions);
        next.keySet().removeAll(partitions);
        return last;
    }

    private Map<TopicPartition, OffsetAndMetadata> offsets() {
        var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
        next.forEach((partition, offset) -> offsets.put(partition, new OffsetAndMetadata(offset)));
        return offsets;
    }
}
