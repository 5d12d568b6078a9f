package org.chargeledger.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The AsyncAPI document")
class AsyncApiTest {

    private static final Path COMMITTED = Repository.root().resolve("contracts/asyncapi.yaml");

    @Test
    @DisplayName("says what topics.yaml and the schemas say")
    void isUpToDate() throws IOException {
        String made = AsyncApi.document();
        if (Boolean.getBoolean("contracts.update")) {
            Files.writeString(COMMITTED, made);
        }
        assertThat(Files.readString(COMMITTED)).as("run with -Dcontracts.update=true").isEqualTo(made);
    }

    @Test
    @DisplayName("points only at what is there, and reaches every event")
    void pointsAtWhatIsThere() throws IOException {
        JsonNode document = new YAMLMapper().readTree(COMMITTED.toFile());
        List<String> targets = new ArrayList<>();
        document.findValues("$ref").forEach(target -> targets.add(target.asText()));

        assertThat(targets).isNotEmpty().allSatisfy(target -> {
            if (target.startsWith("#")) {
                assertThat(document.at(target.substring(1)).isMissingNode()).as(target).isFalse();
            } else {
                assertThat(COMMITTED.resolveSibling(target)).exists();
            }
        });
        assertThat(targets).containsAll(Contracts.names().stream().map(name -> "#/components/messages/" + name).toList());
        assertThat(document.path("asyncapi").asText()).isEqualTo("3.0.0");
    }
}
