package org.chargeledger.kit.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A real PostgreSQL and a real Kafka broker for a test module; shared facts travel in system properties. */
public class TestStack implements QuarkusTestResourceLifecycleManager {

    private TestPostgres postgres;
    private TestKafka kafka;

    @Override
    public Map<String, String> start() {
        kafka = TestKafka.launch();
        postgres = TestPostgres.launch();
        kafka.awaitReadyAndCreateTopics();
        Path time = BusinessTime.createFile();
        var config = new HashMap<>(postgres.config());
        config.put("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
        config.put("BUSINESS_TIME_FILE", time.toString());
        config.put("kit.test.public-key", Tokens.publicKey());
        return config;
    }

    @Override
    public void stop() {
        if (postgres != null) {
            postgres.close();
        }
        if (kafka != null) {
            kafka.close();
        }
    }
}
