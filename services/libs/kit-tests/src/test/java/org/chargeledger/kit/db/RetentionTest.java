package org.chargeledger.kit.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.chargeledger.kit.testing.BusinessTime;
import org.chargeledger.kit.testing.TestPostgres;
import org.chargeledger.kit.testing.TestStack;
import org.chargeledger.kit.testing.TopicsFile;
import org.chargeledger.kit.testing.TopicsFile.Topic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("What a service keeps for a while")
class RetentionTest {

    @Inject
    Retention retention;
    @Inject
    MonthPartitions partitions;
    @Inject
    KeptFor keptFor;

    @BeforeEach
    void now() {
        BusinessTime.set(Instant.now());
    }

    @AfterEach
    void then() {
        BusinessTime.set(Instant.parse("2019-10-16T00:00:00Z"));
    }

    @Test
    @DisplayName("is remembered longer than any topic that a service reads brings an event again")
    void outlivesEveryCopyOfAnEvent() {
        int retentionDays = TopicsFile.read().stream().filter(topic -> !topic.events().contains("event-died"))
                .map(Topic::retentionDays).filter(Objects::nonNull).max(Integer::compare).orElseThrow();

        assertThat(keptFor.byTable().get("inbox")).isEqualTo(Period.ofDays(45));
        assertThat(retentionDays).isLessThan(45);
    }

    @Test
    @DisplayName("is forgotten when it is older than its table keeps it, and not before")
    void isForgottenWhenOld() {
        String handledLongAgo = handled(46);
        String handled = handled(44);
        String redrivenLongAgo = died("now() - interval '181 days'");
        String redriven = died("now() - interval '179 days'");
        String open = died("null");
        String usedLongAgo = used(31);
        String used = used(29);

        retention.forget();

        assertThat(TestPostgres.texts("select event_id::text from inbox")).contains(handled).doesNotContain(handledLongAgo);
        assertThat(TestPostgres.texts("select id::text from dead_letter")).contains(redriven, open)
                .doesNotContain(redrivenLongAgo);
        assertThat(TestPostgres.texts("select key from idempotency_key")).contains(used).doesNotContain(usedLongAgo);
    }

    @Test
    @DisplayName("is forgotten in bounded steps, however much of it there is, and stays while it is not over")
    void goesInSteps() {
        TestPostgres.run("insert into passing_thing select now() - interval '11 days' from generate_series(1, 20001)");
        TestPostgres.run("insert into passing_thing values (now() - interval '9 days'), (null)");

        retention.forget();

        assertThat(TestPostgres.texts("select count(*)::text from passing_thing")).containsExactly("2");
        TestPostgres.run("delete from passing_thing");
    }

    @Test
    @DisplayName("goes as whole months where its table is split, and no such month is made again")
    void goesMonthByMonth() {
        LocalDate thisMonth = LocalDate.now().withDayOfMonth(1);
        partitions.makeAhead();
        TestPostgres.texts("select make_month_partition('passing_month', '2024-05-01')");
        TestPostgres.run("insert into passing_month values ('2024-05-31T23:59:59Z')");

        retention.forget();
        partitions.makeAhead();

        assertThat(months()).doesNotContain("passing_month_2024_05")
                .contains("passing_month" + thisMonth.format(java.time.format.DateTimeFormatter.ofPattern("_yyyy_MM")));
        assertThat(TestPostgres.texts("select 1 from passing_month where at < '2024-06-01'")).isEmpty();
    }

    @Test
    @DisplayName("stays in a replay of the past, whose now is long ago")
    void staysInAReplay() {
        BusinessTime.set(Instant.parse("2019-10-16T00:00:00Z"));
        String handled = handled(100);

        retention.forget();

        assertThat(TestPostgres.texts("select event_id::text from inbox")).contains(handled);
    }

    @Test
    @DisplayName("is only what its migration named: no other table loses a month")
    void nothingElse() {
        assertThatThrownBy(() -> TestPostgres.run(
                "set role service_system; select forget_month('listed_thing', '2019-10-01')"))
                .hasMessageContaining("does not age");
        assertThatThrownBy(() -> TestPostgres.run(
                "set role service_app; select forget_month('passing_month', '2019-10-01')"))
                .hasMessageContaining("permission denied");
    }

    private static List<String> months() {
        return TestPostgres.texts("select inhrelid::regclass::text from pg_inherits where inhparent = 'passing_month'::regclass");
    }

    private static String handled(int daysAgo) {
        String event = UUID.randomUUID().toString();
        TestPostgres.run("insert into inbox values ('sample.other', '%s', now() - interval '%d days')"
                .formatted(event, daysAgo));
        return event;
    }

    /** Four hundred days ago. */
    private static String died(String redrivenAt) {
        String id = UUID.randomUUID().toString();
        TestPostgres.run("""
                insert into dead_letter (id, consumer, operator_id, topic, key, event_id, type, occurred_at, stored_at, body,
                    reason, dead_at, redriven_at)
                values ('%1$s', 'sample.other', 'zpd', 'billing.wallet.v1', 'k', '%1$s', 'billing.other.v1', now(), now(),
                    '{"thing":"old","amount":1}', 'r', now() - interval '400 days', %2$s)""".formatted(id, redrivenAt));
        return id;
    }

    private static String used(int daysAgo) {
        String key = UUID.randomUUID().toString();
        TestPostgres.run("""
                insert into idempotency_key
                values ('zpd', 's', 'o', '%s', 'h', 200, '{}', now() - interval '%d days')""".formatted(key, daysAgo));
        return key;
    }
}
