package org.chargeledger.kit.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.utils.Utils;
import org.chargeledger.kit.testing.TestKafka;
import org.chargeledger.kit.testing.TestPostgres;
import org.chargeledger.kit.testing.TestStack;
import org.chargeledger.kit.testing.TestTopics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("The offset of handled events")
class RepeatedCommitTest {

    private static final String TOPIC = "billing.wallet.v1";
    private static final String OTHER_TOPIC = "billing.refund-batch.v1";
    private static final Set<TopicPartition> PARTITIONS = IntStream.range(0, 3)
            .mapToObj(number -> new TopicPartition(TOPIC, number)).collect(Collectors.toSet());
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration SHORTLY = Duration.ofMillis(100);
    private static final String WAITS = """
            select 1::text from pg_stat_activity where wait_event_type = 'Lock' and query like 'insert into thing%'""";

    private final String thing = UUID.randomUUID().toString();
    private KafkaConsumer<String, String> reader;
    private int recharges;

    @Inject
    void readerOfRecharges(KafkaClientService channels) {
        reader = channels.getConsumer("recharges");
    }

    @BeforeEach
    void readEverything() {
        PARTITIONS.forEach(this::recharge);
        awaitRecharges();
        awaitNoLag();
    }

    @Test
    @DisplayName("reaches Kafka once the group has shared its partitions out, without another event")
    void afterARebalance() {
        try (var newcomer = member(OTHER_TOPIC); var silent = member(OTHER_TOPIC)) {
            holdUp(silent, newcomer);
            handleAndAcknowledge();
            assertThat(committed()).isNotEqualTo(ends());
        }

        awaitNoLag();
    }

    @Test
    @DisplayName("reaches Kafka before a partition goes to another, who reads nothing again")
    void beforeAPartitionGoes() {
        try (var other = member(TOPIC); var silent = member(OTHER_TOPIC)) {
            holdUp(silent, other);
            List<UUID> handled = handleAndAcknowledge();
            silent.close();
            var read = new ArrayList<ConsumerRecord<String, String>>();
            await().atMost(SOON).until(() -> {
                other.poll(SHORTLY).forEach(read::add);
                return !other.assignment().isEmpty();
            });
            TopicPartition taken = other.assignment().iterator().next();
            UUID last = recharge(taken);
            await().atMost(SOON).until(() -> {
                other.poll(SHORTLY).forEach(read::add);
                return ids(read).contains(last);
            });

            assertThat(ids(read)).doesNotContainAnyElementsOf(handled);
        }
    }

    @Test
    @DisplayName("is not set back by a batch that ends after its partition went to another")
    void batchEndsLate() throws SQLException {
        try (Connection holder = hold(); var other = member(TOPIC)) {
            TopicPartition taken = join(other).iterator().next();
            readOn(other, taken);
            OffsetAndMetadata further = committed().get(taken);
            holder.rollback();
            TopicPartition kept = PARTITIONS.stream().filter(Predicate.not(other.assignment()::contains)).findFirst()
                    .orElseThrow();
            recharge(kept);
            awaitRecharges();
            awaitCommitted(kept);

            assertThat(committed()).containsEntry(taken, further);
        }
    }

    /** A member that does not poll keeps the group waiting for it when another one joins; nobody commits meanwhile. */
    private void holdUp(Consumer<String, String> silent, Consumer<String, String> newcomer) {
        join(silent);
        Map<TopicPartition, OffsetAndMetadata> committed = committed();
        await().atMost(SOON).until(() -> {
            newcomer.poll(SHORTLY);
            return onPollingThread(client -> refuses(client, committed));
        });
    }

    private static Set<TopicPartition> join(Consumer<String, String> member) {
        await().atMost(SOON).until(() -> {
            member.poll(SHORTLY);
            return !member.assignment().isEmpty();
        });
        return member.assignment();
    }

    /** A batch does not end as long as this transaction does not. */
    private Connection hold() throws SQLException {
        Connection holder = TestPostgres.superuser();
        holder.setAutoCommit(false);
        holder.createStatement().execute("select from thing where id = '" + thing + "' for update");
        PARTITIONS.forEach(this::recharge);
        await().atMost(SOON).until(() -> !TestPostgres.texts(WAITS).isEmpty());
        return holder;
    }

    /** As if it had handled everything there, and one event more. */
    private void readOn(Consumer<String, String> member, TopicPartition taken) {
        UUID last = TestTopics.send(TOPIC, keyFor(taken), "billing.repeatable.v1", "zpd", "{\"thing\":\"other\"}");
        var read = new ArrayList<ConsumerRecord<String, String>>();
        await().atMost(SOON).until(() -> {
            member.poll(SHORTLY).forEach(read::add);
            return ids(read).contains(last);
        });
        member.commitSync();
    }

    /** Of each partition one; a batch is acknowledged before the next begins. */
    private List<UUID> handleAndAcknowledge() {
        List<UUID> handled = PARTITIONS.stream().map(this::recharge).toList();
        awaitRecharges();
        recharge(PARTITIONS.iterator().next());
        awaitRecharges();
        onPollingThread(client -> true);
        return handled;
    }

    private UUID recharge(TopicPartition partition) {
        recharges++;
        return TestTopics.send(TOPIC, keyFor(partition), "billing.wallet-recharged.v1", "zpd",
                "{\"thing\":\"" + thing + "\",\"amount\":1}");
    }

    private void awaitRecharges() {
        await().atMost(SOON).untilAsserted(() -> assertThat(TestPostgres.texts(
                "select amount::text from thing where id = '" + thing + "'")).containsExactly("" + recharges));
    }

    private void awaitCommitted(TopicPartition partition) {
        await().atMost(SOON).until(() -> committed().get(partition).equals(ends().get(partition)));
    }

    private void awaitNoLag() {
        await().atMost(SOON).untilAsserted(() -> assertThat(committed()).isEqualTo(ends()));
    }

    private Map<TopicPartition, OffsetAndMetadata> committed() {
        return get(admin -> admin.listConsumerGroupOffsets("sample").partitionsToOffsetAndMetadata());
    }

    private Map<TopicPartition, OffsetAndMetadata> ends() {
        Map<TopicPartition, OffsetSpec> latest = PARTITIONS.stream()
                .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest()));
        return get(admin -> admin.listOffsets(latest).all()).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, end -> new OffsetAndMetadata(end.getValue().offset())));
    }

    private static <T> T get(Function<Admin, KafkaFuture<T>> question) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", TestKafka.sharedBootstrapServers()))) {
            return question.apply(admin).toCompletionStage().toCompletableFuture().join();
        }
    }

    private <T> T onPollingThread(Function<Consumer<String, String>, T> action) {
        return reader.runOnPollingThread(action).await().atMost(SOON);
    }

    private static boolean refuses(Consumer<String, String> client, Map<TopicPartition, OffsetAndMetadata> offsets) {
        try {
            client.commitSync(offsets);
            return false;
        } catch (RebalanceInProgressException e) {
            return true;
        }
    }

    private static List<UUID> ids(List<ConsumerRecord<String, String>> records) {
        return records.stream().map(record -> CloudEvents.read(record).id()).toList();
    }

    private static String keyFor(TopicPartition partition) {
        return Stream.generate(() -> UUID.randomUUID().toString())
                .filter(key -> Utils.toPositive(Utils.murmur2(Utils.utf8(key))) % 3 == partition.partition())
                .findFirst().orElseThrow();
    }

    private static Consumer<String, String> member(String topic) {
        var member = new org.apache.kafka.clients.consumer.KafkaConsumer<String, String>(Map.of(
                "bootstrap.servers", TestKafka.sharedBootstrapServers(), "group.id", "sample",
                "enable.auto.commit", "false",
                "partition.assignment.strategy", CooperativeStickyAssignor.class.getName()),
                new StringDeserializer(), new StringDeserializer());
        member.subscribe(List.of(topic));
        return member;
    }
}
