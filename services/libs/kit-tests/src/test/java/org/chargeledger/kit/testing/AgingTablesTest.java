package org.chargeledger.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Period;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A table that ages but has no period would be kept for ever, and nobody would notice. */
@DisplayName("The tables that age")
class AgingTablesTest {

    private static final Pattern LET_AGE = Pattern.compile("(?m)^call let_age\\('([a-z_]+)'");
    /** The first column of a table. */
    private static final Pattern LISTED = Pattern.compile("(?m)^\\| ([^|]+) \\|");
    private static final String KEEP = "kit.keep.";
    private static final Path SERVICES = Repository.root().resolve("services");

    @ParameterizedTest
    @MethodSource("owners")
    @DisplayName("are those of which it is configured how long their rows live")
    void havePeriods(String owner) {
        Path resources = SERVICES.resolve(owner).resolve("src/main/resources");
        Map<String, Period> periods = periods(resources.resolve(owner.equals("libs/kit")
                ? "META-INF/microprofile-config.properties" : "application.properties"));
        assertThat(periods.keySet()).isEqualTo(agingTables(resources.resolve("db")));
        assertThat(periods.values()).allMatch(period -> !period.isNegative() && !period.isZero());
    }

    @Test
    @DisplayName("are listed with their reason where people read how long rows live")
    void areListed() {
        Set<String> listed = LISTED.matcher(read(SERVICES.resolve("README.md"))).results()
                .flatMap(row -> Stream.of(row.group(1).split("[ ,;]+"))).collect(Collectors.toSet());
        assertThat(listed).containsAll(owners().flatMap(owner ->
                agingTables(SERVICES.resolve(owner).resolve("src/main/resources/db")).stream()).toList());
    }

    static Stream<String> owners() {
        return Stream.of("libs/kit", "pile-ingest", "tariff", "billing", "voucher", "notification", "reporting");
    }

    private static Set<String> agingTables(Path migrations) {
        var tables = new TreeSet<String>();
        try (Stream<Path> files = Files.walk(migrations)) {
            files.filter(file -> file.toString().endsWith(".sql")).forEach(file -> LET_AGE.matcher(read(file)).results()
                    .forEach(call -> tables.add(call.group(1))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tables;
    }

    private static Map<String, Period> periods(Path config) {
        var all = new Properties();
        try {
            all.load(new StringReader(read(config)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var periods = new TreeMap<String, Period>();
        all.stringPropertyNames().stream().filter(key -> key.startsWith(KEEP)).forEach(key ->
                periods.put(key.substring(KEEP.length()), Period.parse(all.getProperty(key))));
        return periods;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
