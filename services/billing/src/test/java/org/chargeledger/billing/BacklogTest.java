package org.chargeledger.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chargeledger.billing.Operator.API;
import static org.chargeledger.billing.Operator.SOON;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.chargeledger.billing.app.ReportBacklog;
import org.chargeledger.billing.store.Backlogs;
import org.chargeledger.kit.db.SystemDb;
import org.chargeledger.kit.testing.BusinessTime;
import org.chargeledger.kit.testing.Contracts;
import org.chargeledger.kit.testing.TestPostgres;
import org.chargeledger.kit.testing.TestStack;
import org.chargeledger.kit.testing.TestTopics;
import org.chargeledger.kit.testing.TestTopics.Published;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("The backlog of abnormal bills")
class BacklogTest {

    private static final String ONLINE_SINCE = "2019-10-15T16:00:00Z";

    private final Operator zpd = Operator.withTariff();
    private PileVoice pile;
    @Inject
    ReportBacklog reportBacklog;
    @Inject
    Backlogs backlogs;
    @Inject
    SystemDb db;

    /** Most of the driver's reserve of 30 yuan is bonus; the car charges from then on. */
    @BeforeEach
    void charge() {
        BusinessTime.set(Instant.parse("2019-10-16T08:18:22.566095Z"));
        UUID driver = zpd.driverWith(1_000);
        zpd.staff("finance").header("Idempotency-Key", UUID.randomUUID().toString()).contentType("application/json")
                .body(Map.of("amountFen", 4_000, "reason", "开业")).post(API + "/drivers/" + driver + "/bonuses").then()
                .statusCode(201);
        String billNo = zpd.start(driver, "01");
        pile = new PileVoice(zpd, billNo);
        pile.started("2019-10-16T08:19:01Z");
        pile.progressed("2019-10-16T08:24:00Z", "CHARGING", true, 100_000);
        zpd.awaitState(billNo, "CHARGING");
    }

    @Test
    @DisplayName("is told once a day at nine while there is any: held bills with their money, records of no session")
    void atNine() {
        seen("2019-10-16T01:00:00Z");
        lost();
        UUID unknown = new PileVoice(zpd, "20191016010101000000").record("2019-10-16T11:41:00Z", "2019-10-16T08:19:00Z",
                "2019-10-16T08:40:00Z", 100_000);
        seen("2019-10-17T00:59:59Z");
        seen("2019-10-17T01:00:00Z");
        seen("2019-10-17T01:10:00Z");
        toldUntil("2019-10-17");
        FaultsTest.handle(zpd.staff("finance"), "k", unknown.toString()).then().statusCode(200);
        seen("2019-10-18T01:10:00Z");
        seen("2019-10-17T03:00:00Z");

        List<Published> told = toldUntil("2019-10-18");
        assertThat(told).hasSize(2);
        assertThat(told.getFirst().json()).contains("2019-10-17", "\"count\":2", "\"reservedFen\":3000",
                "{\"code\":1,\"count\":1},{\"code\":114,\"count\":1}");
        assertThat(told.getLast().json()).contains("2019-10-18", "\"count\":1").doesNotContain("114");
        told.forEach(event -> Contracts.assertValid("abnormal-backlog", event.json()));
    }

    @Test
    @DisplayName("counts the money of a bill that does not tell it, for a pod of an earlier release held it")
    void heldByAnEarlierRelease() {
        seen("2019-10-16T01:00:00Z");
        lost();
        TestPostgres.run("update bill set held_reserve_fen = null where operator_id = '" + zpd.id + "'");
        seen("2019-10-17T01:00:00Z");

        assertThat(toldUntil("2019-10-17").getFirst().json()).contains("\"reservedFen\":3000");
        zpd.staff().get(API + "/abnormal-bills?minReservedFen=3000").then().body("items.size()", equalTo(1));
    }

    @Test
    @DisplayName("is counted without waiting for a bill that somebody else has in hand")
    void waitsForNobody() throws SQLException {
        seen("2019-10-16T01:00:00Z");
        lost();
        TestPostgres.run("update bill set held_reserve_fen = null where operator_id = '" + zpd.id + "'");
        try (var somebody = TestPostgres.superuser(); var does = somebody.createStatement()) {
            somebody.setAutoCommit(false);
            does.execute("select 1 from bill where operator_id = '" + zpd.id + "' for update");
            assertThat(counted().count()).isEqualTo(1);
            somebody.rollback();
        }
        assertThat(counted().reservedFen()).isEqualTo(3_000);
    }

    /** Fails when it would wait. */
    private Backlogs.Backlog counted() {
        return db.inTransaction(tx -> {
            tx.query("select set_config('lock_timeout', '500ms', true)");
            return backlogs.count(tx, Map.of(zpd.id, LocalDate.parse("2019-10-17"))).getFirst();
        });
    }

    @Test
    @DisplayName("is told at the hour the operator set, not at nine")
    void atItsOwnHour() {
        zpd.staff("operator-admin").header("Idempotency-Key", "hour").header("If-Match", "\"0\"")
                .contentType("application/json").body("""
                        {"backlogAt":"18:30","settings":[],"reason":"晚班"}""").put(API + "/check-settings").then()
                .statusCode(200).body("backlogAt", equalTo("18:30:00"));
        seen("2019-10-16T10:29:59Z");
        awaitDays(Map.of("2019-10-15", 0));
        seen("2019-10-16T10:30:00Z");
        awaitDays(Map.of("2019-10-15", 0, "2019-10-16", 0));
        lost();
        seen("2019-10-17T10:29:59Z");
        seen("2019-10-17T10:30:00Z");
        toldUntil("2019-10-17");
        seen("2019-10-18T01:10:00Z");
        seen("2019-10-18T10:30:00Z");

        assertThat(toldUntil("2019-10-18")).extracting(Published::json).satisfiesExactly(
                first -> assertThat(first).contains("\"day\":\"2019-10-17\""),
                second -> assertThat(second).contains("\"day\":\"2019-10-18\""));
        awaitDays(Map.of("2019-10-15", 0, "2019-10-16", 0, "2019-10-17", 1, "2019-10-18", 1));
    }

    @Test
    @DisplayName("is told by the clock to an operator whose piles are all gone, and to no other")
    void withoutPiles() {
        seen("2019-10-16T01:00:00Z");
        awaitDays(Map.of("2019-10-16", 0));
        lost();
        sweepAt("2019-10-17T01:00:00Z");
        awaitDays(Map.of("2019-10-16", 0));
        sweepAt("2019-10-17T00:59:59Z");
        zpd.removePiles();
        await().atMost(SOON).until(() -> TestPostgres.texts("select pile_code from pile where operator_id = '" + zpd.id
                + "'"), List::isEmpty);
        for (String now : List.of("2019-10-17T00:59:59Z", "2019-10-18T01:00:00Z", "2019-10-18T01:01:00Z")) {
            sweepAt(now);
        }

        assertThat(toldUntil("2019-10-18")).extracting(Published::json).singleElement().asString()
                .contains("\"day\":\"2019-10-18\"", "\"count\":1");
        awaitDays(Map.of("2019-10-16", 0, "2019-10-18", 1));
    }

    /** The service's own sweep goes by that time too. */
    private void sweepAt(String time) {
        BusinessTime.set(Instant.parse(time));
        reportBacklog.sweep();
    }

    /** The car leaves, and no record comes for half an hour. */
    private void lost() {
        pile.unplugged("2019-10-16T11:00:00Z", "2019-10-16T11:00:15Z");
        seen("2019-10-16T11:30:00Z");
        await().atMost(SOON).untilAsserted(() -> zpd.staff().get(API + "/bills?state=HELD").then()
                .body("items.size()", equalTo(1)));
    }

    private void seen(String until) {
        pile.observed(until, true, ONLINE_SINCE);
    }

    private List<Published> toldUntil(String day) {
        TestTopics.read("billing.backlog.v1", event -> event.operatorId().equals(zpd.id) && event.json().contains(day),
                SOON);
        return TestTopics.all("billing.backlog.v1").stream().filter(event -> event.operatorId().equals(zpd.id))
                .toList();
    }

    private void awaitDays(Map<String, Integer> expected) {
        await().atMost(SOON).untilAsserted(() -> assertThat(days(zpd)).isEqualTo(expected));
    }

    /** The days that were looked at, and how much waited on them. */
    private static Map<String, Integer> days(Operator operator) throws SQLException {
        var days = new TreeMap<String, Integer>();
        try (var connection = TestPostgres.superuser(); var rows = connection.createStatement().executeQuery(
                "select day::text, held from backlog_day where operator_id = '" + operator.id + "'")) {
            while (rows.next()) {
                days.put(rows.getString("day"), rows.getInt("held"));
            }
        }
        return days;
    }
}
