package org.chargeledger.kit.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.chargeledger.kit.testing.TestPostgres;
import org.chargeledger.kit.testing.TestStack;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("Before it migrates, a service")
class ServerVersionTest {

    private static final String SCRIPT = "/db/kit/beforeMigrate__postgresql_18.sql";

    @Test
    @DisplayName("refuses a server older than it needs, by a sentence that names both versions")
    void olderServerRefused() throws IOException {
        assertThatCode(() -> TestPostgres.run(script())).doesNotThrowAnyException();

        String fromTheFuture = script().replace("< 180000", "< 990000");
        assertThatThrownBy(() -> TestPostgres.run(fromTheFuture))
                .hasMessageContaining("ChargeLedger needs PostgreSQL 18 or newer, and this server is 18.");
    }

    private static String script() throws IOException {
        try (var script = ServerVersionTest.class.getResourceAsStream(SCRIPT)) {
            assertThat(script).isNotNull();
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
