package org.chargeledger.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.chargeledger.kit.testing.TestKafka;
import org.chargeledger.kit.testing.Tokens;

/** What services need around them: PostgreSQL, Kafka with all topics, a business time, and a key for tokens. */
final class Servers implements AutoCloseable {

    /** After everything that is measured has happened, so that nothing lies in the future. */
    private static final Instant NOW = Instant.parse("2019-10-16T12:00:00Z");

    final DurablePostgres postgres;
    final TestKafka kafka;
    private final Path businessTime;
    private final String tokenKey = Tokens.publicKey();

    private Servers(DurablePostgres postgres, TestKafka kafka, Path businessTime) {
        this.postgres = postgres;
        this.kafka = kafka;
        this.businessTime = businessTime;
    }

    static Servers start() throws IOException, SQLException {
        TestKafka kafka = TestKafka.launch();
        DurablePostgres postgres = DurablePostgres.start();
        kafka.awaitReadyAndCreateTopics();
        Path businessTime = Files.createTempFile("business-time", "");
        long micros = TimeUnit.SECONDS.toMicros(NOW.getEpochSecond());
        Files.write(businessTime, ByteBuffer.allocate(Long.BYTES).putLong(0, micros).array());
        return new Servers(postgres, kafka, businessTime);
    }

    ServiceProcess service(String name, String... options) throws IOException {
        var environment = new HashMap<>(postgres.access(name));
        environment.put("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
        environment.put("BUSINESS_TIME_FILE", businessTime.toString());
        environment.put("KIT_TEST_PUBLIC_KEY", tokenKey);
        environment.put("QUARKUS_PROFILE", "test");
        return ServiceProcess.start(name, environment, options);
    }

    /** The service itself makes its tables. */
    void migrate(String name) throws IOException, InterruptedException, SQLException {
        postgres.create(name);
        service(name).close();
    }

    Map<String, Object> kafkaClient() {
        return Map.of("bootstrap.servers", kafka.bootstrapServers());
    }

    @Override
    public void close() throws IOException {
        kafka.close();
        postgres.close();
    }
}
