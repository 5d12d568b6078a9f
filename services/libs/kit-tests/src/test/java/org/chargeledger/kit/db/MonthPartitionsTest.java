package org.chargeledger.kit.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.chargeledger.kit.testing.BusinessTime;
import org.chargeledger.kit.testing.TestPostgres;
import org.chargeledger.kit.testing.TestStack;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("A table split by month")
class MonthPartitionsTest {

    @Inject
    MonthPartitions partitions;
    @Inject
    MeterRegistry metrics;

    @ParameterizedTest
    @CsvSource({"listed_thing, '2030-04-01', '2030-05-01', listed_thing_2030_04, listed_thing_2030_05",
            "numbered_thing, 20300430235959999999, 20300501000000000000, numbered_thing_2030_04, numbered_thing_2030_05",
            "timed_thing, '2030-04-30T23:59:59.999999Z', '2030-05-01T00:00:00Z', timed_thing_2030_04, timed_thing_2030_05"})
    @DisplayName("has its months before they come, each row in its own")
    void hasItsMonthsAhead(String table, String last, String first, String before, String after) {
        BusinessTime.set(Instant.parse("2030-02-15T00:00:00Z"));
        partitions.makeAhead();

        assertThat(partitionOf(insert(table, last))).isEqualTo(before);
        assertThat(partitionOf(insert(table, first))).isEqualTo(after);
        assertThat(missing()).isZero();
        TestPostgres.run("delete from " + table);
    }

    @ParameterizedTest
    @CsvSource({"numbered_thing, 20230716000000000001, numbered_thing_2023_07",
            "timed_thing, '2023-07-16T00:00:00Z', timed_thing_2023_07"})
    @DisplayName("moves into its month what fell into the default partition")
    void movesWhatFellIntoTheDefault(String table, String key, String month) {
        TestPostgres.run("drop table if exists " + month);
        String row = insert(table, key);
        assertThat(partitionOf(row)).isEqualTo(table + "_rest");

        partitions.makeAhead();

        assertThat(partitionOf(row)).isEqualTo(month);
        assertThat(missing()).isZero();
        TestPostgres.run("delete from " + table);
    }

    @Test
    @DisplayName("whose stray row cannot be moved says so until it can")
    void saysWhatCannotBeMoved() {
        TestPostgres.run("insert into listed_thing values ('2022-01-01', 'a')");
        TestPostgres.run("insert into listed_thing_note values ('2022-01-01', 'a')");

        partitions.makeAhead();
        assertThat(missing()).isPositive();

        TestPostgres.run("delete from listed_thing_note");
        partitions.makeAhead();
        assertThat(missing()).isZero();
        assertThat(partitionOf("listed_thing where id = 'a'")).isEqualTo("listed_thing_2022_01");
        TestPostgres.run("delete from listed_thing");
    }

    @Test
    @DisplayName("has as many months as its sisters")
    void hasTheMonthsOfItsSisters() {
        BusinessTime.set(Instant.parse("2031-01-15T00:00:00Z"));
        partitions.makeAhead();
        TestPostgres.run("drop table timed_thing_2031_02");
        BusinessTime.set(Instant.parse("2019-10-16T00:00:00Z"));

        partitions.makeAhead();

        assertThat(partitionOf(insert("timed_thing", "2031-02-01T00:00:00Z"))).isEqualTo("timed_thing_2031_02");
        TestPostgres.run("delete from timed_thing");
    }

    @Test
    @DisplayName("cannot be given other partitions by a request, and no other table by anybody but the owner")
    void isKeptFromOthers() {
        assertThatThrownBy(() -> runAs("service_app", "select make_month_partition('timed_thing', '2040-01-01')"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> runAs("service_system", "select make_month_partition('thing', '2040-01-01')"))
                .hasMessageContaining("no rows");
        assertThatThrownBy(() -> runAs("service_system", "call tenant_table('thing')"))
                .hasMessageContaining("permission denied");
    }

    private static String insert(String table, String key) {
        return switch (table) {
            case "listed_thing" -> inserted(table, "insert into listed_thing values ('" + key + "', 'x')", "month", key);
            case "numbered_thing" -> inserted(table, "insert into numbered_thing values ('" + key + "')", "bill_no", key);
            default -> inserted(table, "insert into timed_thing (at) values ('" + key + "')", "at", key);
        };
    }

    private static String inserted(String table, String insert, String column, String key) {
        TestPostgres.run(insert);
        return table + " where " + column + " = '" + key + "'";
    }

    private static String partitionOf(String row) {
        List<String> partitions = TestPostgres.texts("select tableoid::regclass::text from " + row);
        assertThat(partitions).hasSize(1);
        return partitions.getFirst();
    }

    private long missing() {
        return (long) metrics.get("chargeledger.month.partitions.missing").gauge().value();
    }

    private static void runAs(String role, String sql) {
        TestPostgres.run("set role " + role + "; " + sql);
    }
}
