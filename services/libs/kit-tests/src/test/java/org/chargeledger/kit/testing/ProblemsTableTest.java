package org.chargeledger.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The table of problems")
class ProblemsTableTest {

    private static final Path COMMITTED = ProblemsTable.folder().resolve("README.md");

    @Test
    @DisplayName("says what the contracts say")
    void isUpToDate() throws IOException {
        String made = ProblemsTable.document();
        if (Boolean.getBoolean("contracts.update")) {
            Files.writeString(COMMITTED, made);
        }
        assertThat(Files.readString(COMMITTED)).as("run with -Dcontracts.update=true").isEqualTo(made);
    }

    @Test
    @DisplayName("knows who answers every problem that has a page")
    void knowsWhoAnswers() throws IOException {
        String table = Files.readString(COMMITTED);
        assertThat(ProblemsTable.slugs()).allSatisfy(slug -> assertThat(table).contains("(" + slug + ".md)"));
    }

    @ParameterizedTest
    @MethodSource("services")
    @DisplayName("names the endpoint of every refusal of a service's own, and the edge's at any")
    void knowsWhere(String service) {
        assertThat(ProblemsTable.unlisted(service)).as("written in the sources, listed by no endpoint").isEmpty();
    }

    static List<String> services() {
        return ProblemsTable.SERVICES.stream().filter(service -> !service.equals("console")).toList();
    }

    @Test
    @DisplayName("lists every problem under the status of its page")
    void agreesWithPages() {
        assertThat(ProblemsTable.SERVICES).flatMap(DescribedOperation::of)
                .flatMap(operation -> operation.problems().entrySet())
                .allSatisfy(problem -> assertThat(ProblemsTable.status(problem.getKey()))
                        .as(problem.getKey()).isEqualTo(problem.getValue().toString()));
    }
}
