package org.chargeledger.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The stack file")
class StackFileTest {

    @TempDir
    Path folder;

    @Test
    @DisplayName("tells the replay where everything is and how to sign in")
    void content() throws IOException {
        var passwords = new Passwords(folder.resolve("passwords"));
        var database = Database.of("pile-ingest", passwords);
        var file = new StackFile(1, "ready", "/time", "http://localhost:8080", "http://localhost:8180", "i", "t",
                new StackFile.ApiClient("zpd-api", "secret"), new StackFile.ApiClient("console", "secret"), "w", "127.0.0.1:19092",
                "127.0.0.1", 9610, "127.0.0.1", 15432,
                Map.of("pile-ingest", StackFile.Access.of(database)),
                Map.of("billing", new StackFile.Running("http://127.0.0.1:8083", 42, 1, true, "/log")));

        var json = new ObjectMapper().readTree(file.json());

        assertThat(json.at("/databases/pile-ingest/name").asText()).isEqualTo("pile_ingest");
        assertThat(json.at("/databases/pile-ingest/ownerUser").asText()).isEqualTo("pile_ingest_owner");
        assertThat(json.at("/databases/pile-ingest/ownerPassword").asText()).isEqualTo(passwords.of("pile_ingest_owner"));
        assertThat(json.at("/services/billing/pid").asLong()).isEqualTo(42);
        assertThat(json.at("/apiClient/clientId").asText()).isEqualTo("zpd-api");
        assertThat(json.at("/staffClient/clientId").asText()).isEqualTo("console");
    }

    @Test
    @DisplayName("is replaced as a whole: no half file, nothing left beside it")
    void replaced() throws IOException {
        Path file = folder.resolve("run/stack.json");
        Leftovers.write(file, "first");
        Leftovers.write(file, "second");

        assertThat(file).hasContent("second");
        try (var beside = Files.list(file.getParent())) {
            assertThat(beside).containsExactly(file);
        }
    }
}
