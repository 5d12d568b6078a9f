package org.chargeledger.kit.event;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import io.smallrye.reactive.messaging.kafka.KafkaConnectorIncomingConfiguration;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.smallrye.reactive.messaging.kafka.commit.KafkaCommitHandler;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Commits what was handled, again until Kafka has it: a commit fails while the group shares its partitions out or the
 * broker is away, and the offset would stand until the next event of its partition (ADR 0033).
 */
final class RepeatedCommit implements KafkaCommitHandler {

    /** Makes one for each consumer of a channel whose commit-strategy is "repeated". */
    @ApplicationScoped
    @Identifier("repeated")
    static class Factory implements KafkaCommitHandler.Factory {

        @Override
        public KafkaCommitHandler create(KafkaConnectorIncomingConfiguration channel, Vertx vertx,
                KafkaConsumer<?, ?> consumer, BiConsumer<Throwable, Boolean> reportFailure) {
            return new RepeatedCommit(vertx, consumer);
        }
    }

    private static final Logger LOG = Logger.getLogger(RepeatedCommit.class);
    private static final long AGAIN_MILLIS = 500;
    /** Of a partition that goes to others, who are not to be kept waiting. */
    private static final Duration LAST_COMMIT = Duration.ofSeconds(2);

    private final Vertx vertx;
    private final KafkaConsumer<?, ?> consumer;
    private final HandledOffsets offsets = new HandledOffsets();
    private final AtomicBoolean asked = new AtomicBoolean();
    private final AtomicBoolean waiting = new AtomicBoolean();

    RepeatedCommit(Vertx vertx, KafkaConsumer<?, ?> consumer) {
        this.vertx = vertx;
        this.consumer = consumer;
    }

    @Override
    public <K, V> Uni<IncomingKafkaRecord<K, V>> received(IncomingKafkaRecord<K, V> record) {
        offsets.received(partition(record), record.getOffset());
        return Uni.createFrom().item(record);
    }

    @Override
    public <K, V> Uni<Void> handle(IncomingKafkaRecord<K, V> record) {
        offsets.handled(partition(record), record.getOffset());
        commitSoon();
        return Uni.createFrom().voidItem().runSubscriptionOn(record::runOnMessageContext);
    }

    /** After the running poll, on its thread; what is handled until then goes along. */
    private void commitSoon() {
        if (asked.compareAndSet(false, true)) {
            consumer.runOnPollingThread(this::commit)
                    .subscribe().with(done -> {}, failure -> LOG.warnf("Handled events may come again: %s", failure));
        }
    }

    private void commit(Consumer<?, ?> client) {
        asked.set(false);
        Map<TopicPartition, OffsetAndMetadata> handled = offsets.uncommitted(client.assignment());
        if (!handled.isEmpty()) {
            client.commitAsync(handled, this::answered);
        }
    }

    private void answered(Map<TopicPartition, OffsetAndMetadata> committed, Exception failure) {
        if (failure == null) {
            offsets.committed(committed);
        } else if (waiting.compareAndSet(false, true)) {
            LOG.debugf("%s will be committed again: %s", committed, failure);
            vertx.setTimer(AGAIN_MILLIS, timer -> {
                waiting.set(false);
                commitSoon();
            });
        }
    }

    /** On the polling thread, also when the consumer leaves its group because the service stops. */
    @Override
    public void partitionsRevoked(Collection<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> last = offsets.takenAway(partitions);
        if (!last.isEmpty()) {
            try {
                consumer.unwrap().commitSync(last, LAST_COMMIT);
            } catch (KafkaException e) {
                LOG.infof("Handled events up to %s come to others again: %s", last, e);
            }
        }
    }

    private static TopicPartition partition(IncomingKafkaRecord<?, ?> record) {
        return new TopicPartition(record.getTopic(), record.getPartition());
    }
}
