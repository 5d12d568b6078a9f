package org.chargeledger.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The table of problems")
class ProblemsTableTest {

    private static final Path COMMITTED = ProblemsTable.folder().resolve("README.md");

    @Test
    @DisplayName("says what the contracts and the sources say")
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
}
