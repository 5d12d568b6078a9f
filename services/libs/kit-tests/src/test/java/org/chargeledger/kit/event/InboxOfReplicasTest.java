package org.chargeledger.kit.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.testing.TestPostgres;
import org.chargeledger.kit.testing.TestStack;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("A batch of events")
class InboxOfReplicasTest {

    private static final String CONSUMER = "sample.replicas";
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String WAITING = """
            select 1::text from pg_stat_activity where wait_event_type = 'Lock' and query like 'insert into inbox%'""";

    private static final Executor REPLICAS = Executors.newVirtualThreadPerTaskExecutor();

    private final String thing = UUID.randomUUID().toString();
    private final List<ConsumerRecord<String, String>> batch = List.of(received(UUID.randomUUID()),
            received(UUID.randomUUID()));
    private final AtomicInteger handled = new AtomicInteger();

    @Inject
    Inbox inbox;

    @Test
    @DisplayName("that two replicas read, as they may while partitions move, is handled by one while the other waits for it")
    void twoReplicas() {
        var first = CompletableFuture.runAsync(() -> inbox.consume(CONSUMER, batch, (tx, events) -> {
            handled.incrementAndGet();
            await().atMost(SOON).until(() -> !TestPostgres.texts(WAITING).isEmpty());
            add(tx, events);
        }), REPLICAS);
        await().atMost(SOON).until(() -> handled.get() == 1);
        var second = CompletableFuture.runAsync(() -> inbox.consume(CONSUMER, batch, (tx, events) -> {
            handled.incrementAndGet();
            add(tx, events);
        }), REPLICAS);

        CompletableFuture.allOf(first, second).join();
        assertThat(handled).hasValue(1);
        assertThat(amount()).isEqualTo("2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"select pg_terminate_backend(pg_backend_pid())",
            "set idle_in_transaction_session_timeout = 1"})
    @DisplayName("is handled again, with its effect once, when the database goes away in the middle of it")
    void databaseGoesAway(String cutOff) {
        inbox.consume(CONSUMER, batch, (tx, events) -> {
            if (handled.incrementAndGet() == 1) {
                tx.query(cutOff);
                await().pollDelay(Duration.ofMillis(200)).until(() -> true);
            }
            add(tx, events);
        });

        assertThat(handled).hasValue(2);
        assertThat(amount()).isEqualTo("2");
        inbox.consume(CONSUMER, batch, (tx, events) -> handled.incrementAndGet());
        assertThat(handled).hasValue(2);
    }

    private void add(Tx tx, List<Event> events) {
        tx.execute("""
                insert into thing (id, operator_id, amount) values ($1, 'zpd', $2)
                on conflict (id) do update set amount = thing.amount + excluded.amount""", thing, (long) events.size());
    }

    private String amount() {
        return TestPostgres.texts("select amount::text from thing where id = '" + thing + "'").getFirst();
    }

    private ConsumerRecord<String, String> received(UUID id) {
        var sent = CloudEvents.record("billing.wallet.v1", thing, id, "billing.wallet-recharged.v1", "zpd",
                Instant.parse("2019-10-16T00:00:00Z"), null, "{}");
        return new ConsumerRecord<>(sent.topic(), 0, 0, 0, TimestampType.CREATE_TIME, 0, 0, sent.key(), sent.value(),
                sent.headers(), Optional.empty());
    }
}
