package org.chargeledger.helm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The PostgreSQL that is asked for")
class PostgresVersionTest {

    /** What came with a release, as far as a migration may be tempted. */
    private static final Map<Pattern, Integer> SINCE = Map.of(
            Pattern.compile("\\buuidv7\\(|\\buuidv4\\("), 18,
            Pattern.compile("\\buuid_extract_|\\bjson_table\\(|\\bto_bin\\("), 17,
            Pattern.compile("\\bany_value\\(|\\brandom_normal\\("), 16);

    @ParameterizedTest
    @ValueSource(strings = {"helm/service/values.yaml", "helm/chargeledger/values.yaml"})
    @DisplayName("in the values is the one the migrations insist on, and no older than the functions they call")
    void valuesSayWhatMigrationsNeed(String values) {
        int refusedBelow = number("server_version_num'\\)::int < (\\d+)0000",
                "services/libs/kit/src/main/resources/db/kit/beforeMigrate__postgresql_18.sql");

        assertThat(number("PostgreSQL (\\d+) or newer", values)).isEqualTo(refusedBelow);
        assertThat(migrations()).hasSizeGreaterThan(40).allSatisfy(migration -> SINCE.forEach((function, release) -> {
            if (function.matcher(migration).find()) {
                assertThat(refusedBelow).as(migration).isGreaterThanOrEqualTo(release);
            }
        }));
    }

    @Test
    @DisplayName("is also what the readers of the README are told")
    void readmeSaysTheSame() {
        assertThat(number("PostgreSQL (\\d+) or newer", "helm/README.md"))
                .isEqualTo(number("PostgreSQL (\\d+) or newer", "helm/service/values.yaml"));
    }

    private static int number(String pattern, String file) {
        var found = Pattern.compile(pattern).matcher(Charts.read(file));
        assertThat(found.find()).as(file).isTrue();
        return Integer.parseInt(found.group(1));
    }

    private static List<String> migrations() {
        try (var files = Files.walk(Charts.repository("services"))) {
            return files.filter(file -> file.toString().matches(".*/src/main/resources/db/.*\\.sql"))
                    .flatMap(file -> Stream.of(Charts.read(file.toString()))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
