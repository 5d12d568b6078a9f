package org.chargeledger.kit.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.chargeledger.kit.db.SystemDb;
import org.chargeledger.kit.testing.TestPostgres;
import org.chargeledger.kit.testing.TestStack;
import org.chargeledger.kit.testing.TestTopics;
import org.chargeledger.kit.testing.TestTopics.Published;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The outbox relay of two replicas")
class RelayFailoverTest {

    private static final String TOPIC = "billing.session.v1";
    private static final int KEYS = 40;
    private static final int EVENTS = 6000;
    private static final int KILLS = 3;

    private static final TestStack STACK = new TestStack();
    private static final Deque<Process> REPLICAS = new ArrayDeque<>();
    private static Map<String, String> config;

    @BeforeAll
    static void start() {
        config = STACK.start();
        Flyway.configure()
                .dataSource("jdbc:postgresql://localhost:" + config.get("DB_PORT") + "/service", "service_owner", "test")
                .locations("db/kit").placeholders(Map.of("app", "service_app", "system", "service_system"))
                .load().migrate();
    }

    @AfterAll
    static void stop() {
        REPLICAS.forEach(Process::destroyForcibly);
        STACK.stop();
    }

    @Test
    @DisplayName("loses nothing and inverts nothing per key while the one that publishes is killed with -9, again and again")
    void survivesKills() throws Exception {
        REPLICAS.add(replica());
        REPLICAS.add(replica());
        try (Connection connection = TestPostgres.superuser()) {
            for (int part = 0; part <= KILLS; part++) {
                write(connection, part * EVENTS / (KILLS + 1), (part + 1) * EVENTS / (KILLS + 1));
                if (part < KILLS) {
                    holder(connection).destroyForcibly().waitFor();
                    REPLICAS.add(replica());
                }
            }
        }
        String last = String.valueOf(EVENTS - 1);
        long killed = System.nanoTime();
        TestTopics.read(TOPIC, event -> event.json().equals(last), Duration.ofSeconds(30));
        assertThat(Duration.ofNanos(System.nanoTime() - killed)).isLessThan(Duration.ofSeconds(15));
        assertOrder(TestTopics.all(TOPIC));
    }

    @Test
    @DisplayName("tells how much waits while there is no broker")
    void tellsWhatWaits() throws Exception {
        while (!REPLICAS.isEmpty()) {
            REPLICAS.pop().destroyForcibly().waitFor();
        }
        var metrics = new SimpleMeterRegistry();
        Vertx vertx = Vertx.vertx();
        String url = "postgresql://localhost:" + config.get("DB_PORT") + "/service";
        var pool = Pool.newInstance(PgBuilder.pool().using(vertx)
                .connectingTo(PgConnectOptions.fromUri(url).setUser("service_system").setPassword("test")).build());
        try (Connection connection = TestPostgres.superuser()) {
            write(connection, EVENTS, EVENTS + 1);
            var relay = new Relay(new SystemDb(pool), new RelayProducer(Map.of("bootstrap.servers", "localhost:1")),
                    new OutboxBell(RelayReplica.inTheClear(vertx, url, "test")), metrics, 1);
            relay.start(new StartupEvent());
            Awaitility.await().atMost(Duration.ofSeconds(30))
                    .until(() -> metrics.get("chargeledger.outbox.rows").gauge().value() == 1);
            relay.stop(new ShutdownEvent());
            connection.createStatement().execute("delete from outbox");
        } finally {
            vertx.close();
        }
    }

    private static void assertOrder(List<Published> events) {
        var seen = new HashSet<java.util.UUID>();
        var lastOfKey = new HashMap<String, Integer>();
        int inversions = 0;
        for (Published event : events) {
            if (seen.add(event.id())) {
                int number = Integer.parseInt(event.json());
                Integer before = lastOfKey.put(event.key(), number);
                inversions += before != null && before > number ? 1 : 0;
            }
        }
        assertThat(seen).hasSize(EVENTS);
        assertThat(inversions).isZero();
    }

    private static void write(Connection connection, int from, int to) throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into outbox (id, topic, key, type, operator_id, occurred_at, body)
                values (gen_random_uuid(), ?, ?, 'billing.numbered.v1', 'zpd', now(), ?)""");
                var bell = connection.createStatement()) {
            for (int number = from; number < to; number++) {
                insert.setString(1, TOPIC);
                insert.setString(2, "key-" + number % KEYS);
                insert.setString(3, String.valueOf(number));
                insert.executeUpdate();
                bell.execute("notify outbox");
            }
        }
    }

    /** The replica whose database session has published last: the one worth killing. */
    private static Process holder(Connection connection) throws SQLException {
        try (var rows = connection.createStatement().executeQuery("""
                select application_name from pg_stat_activity
                where usename = 'service_system' and application_name like 'replica-%' and query <> 'LISTEN "outbox"'
                order by xact_start nulls last, state_change desc limit 1""")) {
            rows.next();
            long pid = Long.parseLong(rows.getString(1).substring("replica-".length()));
            Process holder = REPLICAS.stream().filter(replica -> replica.pid() == pid).findFirst().orElseThrow();
            REPLICAS.remove(holder);
            return holder;
        }
    }

    private static Process replica() throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx128m", "-cp", classPath,
                RelayReplica.class.getName(), "postgresql://localhost:" + config.get("DB_PORT") + "/service", "test",
                config.get("KAFKA_BOOTSTRAP_SERVERS"))
                .redirectErrorStream(true).start();
        var output = new BufferedReader(new InputStreamReader(process.getInputStream()));
        String line = output.readLine();
        while (line != null && !line.equals("relaying")) {
            line = output.readLine();
        }
        Thread.ofVirtual().start(() -> output.lines().forEach(ignored -> { }));
        return process;
    }
}
