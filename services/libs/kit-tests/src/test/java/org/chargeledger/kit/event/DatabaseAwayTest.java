package org.chargeledger.kit.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.apache.kafka.clients.consumer.Consumer;
import org.chargeledger.kit.testing.TestPostgres;
import org.chargeledger.kit.testing.TestStack;
import org.chargeledger.kit.testing.TestTopics;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("While the database is away")
class DatabaseAwayTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String WAITS = """
            select 1::text from pg_stat_activity where wait_event_type = 'Lock' and query like 'insert into thing%'""";

    private final String thing = UUID.randomUUID().toString();

    @Inject
    KafkaClientService channels;

    @Test
    @DisplayName("events wait, those of the batch that it left in the middle too, and are handled once when it is back")
    void eventsWait() throws SQLException {
        recharge();
        await().atMost(SOON).until(() -> amount().equals("1"));
        try (Connection holder = TestPostgres.superuser()) {
            holder.setAutoCommit(false);
            holder.createStatement().execute("select from thing where id = '" + thing + "' for update");
            recharge();
            await().atMost(SOON).until(() -> !TestPostgres.texts(WAITS).isEmpty());

            TestPostgres.run("alter database service connection limit 0");
            TestPostgres.run("select pg_terminate_backend(pid) from pg_stat_activity where usename like 'service_%'");
            recharge();
            await().atMost(SOON).until(this::everythingIsPolled);
        } finally {
            TestPostgres.run("alter database service connection limit -1");
        }

        await().atMost(SOON).until(() -> amount().equals("3"));
        recharge();
        await().atMost(SOON).until(() -> amount().equals("4"));
        assertThat(TestPostgres.texts("select reason from dead_letter where body like '%" + thing + "%'")).isEmpty();
    }

    private boolean everythingIsPolled() {
        return channels.<String, String>getConsumer("recharges").runOnPollingThread(DatabaseAwayTest::isAtTheEnd)
                .await().atMost(SOON);
    }

    private static boolean isAtTheEnd(Consumer<String, String> client) {
        return client.endOffsets(client.assignment()).entrySet().stream()
                .allMatch(end -> client.position(end.getKey()) == end.getValue());
    }

    private void recharge() {
        TestTopics.send("billing.wallet.v1", thing, "billing.wallet-recharged.v1", "zpd",
                "{\"thing\":\"" + thing + "\",\"amount\":1}");
    }

    private String amount() {
        return TestPostgres.texts("select coalesce(max(amount), 0)::text from thing where id = '" + thing + "'")
                .getFirst();
    }
}
