package org.chargeledger.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargeledger.reporting.SentFacts.NOON;
import static org.chargeledger.reporting.Viewer.WINDOW;
import static org.chargeledger.reporting.Viewer.awaitUntil;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chargeledger.kit.testing.BusinessTime;
import org.chargeledger.kit.testing.TestPostgres;
import org.chargeledger.kit.testing.TestStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("Statistics")
class StatisticsTest {

    private static final String LOST = "{\"code\":1,\"name\":\"账单丢失\"}";
    private static final String LESS_ENERGY = "{\"code\":10,\"name\":\"占桩时长与平台不符\"},{\"code\":11,\"name\":\"电量丢失\"}";

    private SentFacts facts;
    private Viewer viewer;

    @BeforeEach
    void anOperator() {
        facts = SentFacts.ofAnOperator();
        viewer = new Viewer(facts.operatorId());
    }

    @Test
    @DisplayName("count charged sessions with the held ones as successful, and failed starts apart")
    void goldenTable() {
        facts.station("108物流园");
        facts.requested("20191016120000000001", NOON);
        facts.charging("20191016120000000001", NOON.plusSeconds(20));
        facts.rated("20191016120000000001", NOON);
        facts.settled("20191016120000000001", NOON, 11);
        facts.settled("20191016120000000002", NOON, 12);
        facts.held("20191016120000000003", LOST, NOON);
        facts.held("20191016120000000004", LESS_ENERGY, NOON);
        facts.requested("20191016120000000005", NOON);
        facts.failed("20191016120000000005", "NOT_PLUGGED", NOON.plusSeconds(9));
        facts.requested("20191016120000000006", NOON);
        facts.requested("20191016120000000007", NOON);
        facts.charging("20191016120000000007", NOON.plusSeconds(20));

        var figures = viewer.sessionsOnce(7);
        assertThat(counts(figures)).isEqualTo(Map.of("successful", 4L, "startFailed", 1L, "open", 2L, "abnormal", 2L,
                "settled", 2L));
        assertThat(figures.getList("byCode.code")).isEqualTo(List.of(1, 10, 11));
        assertThat(figures.getList("byCode.count")).isEqualTo(List.of(1, 1, 1));
        assertThat(figures.getString("byCode[0].name")).isEqualTo("账单丢失");
        assertThat(figures.getList("byStation")).hasSize(1);
        assertThat(figures.getString("byStation[0].name")).isEqualTo("108物流园");
        assertThat(figures.getLong("byStation[0].successful")).isEqualTo(4);
        assertThat(figures.getLong("byStation[0].startFailed")).isEqualTo(1);
        assertThat(figures.getLong("byStation[0].abnormal")).isEqualTo(2);
        assertThat(figures.getString("startFailedByReason[0].reason")).isEqualTo("NOT_PLUGGED");
    }

    @Test
    @DisplayName("set idle fees of charges under a minute apart, and count those above a limit, from the fen above it")
    void idleFeesOfShortCharges() {
        facts.idled("20191016120000000001", NOON, 59, 1_000);
        facts.idled("20191016120000000002", NOON.plusSeconds(1), 59, 1_001);
        facts.idled("20191016120000000003", NOON.plusSeconds(2), 60, 500);
        facts.idled("20191016120000000004", NOON.plusSeconds(3), 60, 501);
        facts.idled("20191016120000000005", NOON.plusSeconds(4), 30, 0);
        facts.held("20191016120000000006", LOST, NOON);
        viewer.sessionsOnce(6);

        var figures = idleFees("");
        assertThat(List.of("successful", "withIdleFee", "idleFeeFen", "shortOnes.count", "shortOnes.aboveLimit",
                "shortOnes.idleFeeFen", "others.count", "others.aboveLimit", "others.idleFeeFen").stream()
                .map(figures::getLong)).containsExactly(6L, 4L, 3_002L, 2L, 1L, 2_001L, 2L, 1L, 1_001L);
        assertThat(figures.getString("first.billNo")).isEqualTo("20191016120000000001");
        assertThat(figures.getString("firstAboveLimit.billNo")).isEqualTo("20191016120000000001");
        assertThat(figures.getList("shortCharges.idleFeeFen")).isEqualTo(List.of(1_000, 1_001));
        assertThat(idleFees("&shortSeconds=61&shortOverFen=499&overFen=0").getLong("shortOnes.aboveLimit")).isEqualTo(4);
        anOperator();
        assertThat(idleFees("").getLong("shortOnes.count")).isZero();
        assertThat(idleFees("").getString("first")).isNull();
    }

    @Test
    @DisplayName("add up energy and money of settled bills, component by component, and what is reserved for held ones")
    void totals() {
        facts.settled("20191016120000000001", NOON, 11);
        facts.settled("20191016120000000002", NOON, 12);
        facts.rated("20191016120000000003", NOON);
        facts.held("20191016120000000004", LOST, NOON);

        var figures = viewer.sessionsOnce(4);
        assertThat(List.of("energyTenthWh", "energyFeeFen", "serviceFeeFen", "idleFeeFen", "totalFen", "discountFen",
                "dueFen", "paidFen", "receivableFen", "reservedFen").stream().map(figures::getLong))
                .containsExactly(61_800L, 470L, 200L, 10L, 680L, 80L, 600L, 580L, 20L, 5000L);
    }

    @Test
    @DisplayName("stay the same when events come five times, under new ids, or in the wrong order")
    void duplicatesAndOrder() {
        UUID id = UUID.randomUUID();
        for (int i = 0; i < 5; i++) {
            facts.settled(id, "20191016120000000001", NOON, 11);
        }
        facts.settled("20191016120000000001", NOON, 11);
        facts.rated("20191016120000000001", NOON);
        facts.charging("20191016120000000001", NOON.plusSeconds(20));
        facts.requested("20191016120000000001", NOON);
        facts.requested("20191016120000000002", NOON);

        var figures = viewer.sessionsOnce(2);
        assertThat(figures.getLong("settled")).isEqualTo(1);
        assertThat(figures.getLong("totalFen")).isEqualTo(340);
    }

    @Test
    @DisplayName("count a held bill as abnormal also when it healed, but no longer as waiting")
    void healed() {
        facts.held("20191016120000000001", LOST, NOON);
        facts.settled("20191016120000000001", NOON, 11);
        facts.requested("20191016120000000002", NOON);

        var figures = viewer.sessionsOnce(2);
        assertThat(figures.getLong("abnormal")).isEqualTo(1);
        assertThat(figures.getLong("waiting")).isZero();
        assertThat(figures.getLong("reservedFen")).isZero();
        assertThat(figures.getList("byCode.count")).isEqualTo(List.of(1));
    }

    @Test
    @DisplayName("follow the current version of a corrected bill, in whatever order its versions come")
    void corrected() {
        facts.corrected("20191016120000000001", NOON);
        facts.settled("20191016120000000001", NOON, 11);
        facts.requested("20191016120000000002", NOON);

        var figures = viewer.sessionsOnce(2);
        assertThat(figures.getLong("settled")).isEqualTo(1);
        assertThat(figures.getLong("totalFen")).isEqualTo(240);
        assertThat(figures.getLong("dueFen")).isEqualTo(240);
        assertThat(figures.getLong("energyTenthWh")).isEqualTo(21_900);
    }

    @Test
    @DisplayName("count by the time of the request, the window's end excluded")
    void windowEdges() {
        facts.settled("20191016000000000000", Instant.parse("2019-10-15T16:00:00Z"), 1);
        facts.settled("20191015235959999999", Instant.parse("2019-10-15T15:59:59.999999Z"), 1);
        facts.settled("20191018103759999999", Instant.parse("2019-10-18T02:37:59.999999Z"), 1);
        facts.settled("20191018103800000000", Instant.parse("2019-10-18T02:38:00Z"), 1);
        facts.requested("20191016120000000001", NOON);

        assertThat(viewer.sessionsOnce(3).getLong("settled")).isEqualTo(2);
    }

    @Test
    @DisplayName("put a session under the firmware its pile had when it was requested")
    void byFirmware() {
        facts.connected("2090104", NOON.minusSeconds(3600));
        facts.connected("2090104", NOON.minusSeconds(60));
        facts.connected("2090404", NOON.plusSeconds(60));
        awaitUntil(() -> assertThat(TestPostgres.texts(
                "select 1 from pile_firmware where operator_id = '" + facts.operatorId() + "'")).hasSize(2));
        facts.held("20191016120000000001", LOST, NOON);
        facts.settled("20191016120000000002", NOON, 1);
        facts.settled("20191016130000000003", NOON.plusSeconds(3600), 1);
        facts.settled("20191016100000000004", NOON.minusSeconds(7200), 1);

        var figures = viewer.sessionsOnce(4);
        assertThat(figures.getList("byFirmware.firmware")).isEqualTo(List.of("2090104", "2090404"));
        assertThat(figures.getList("byFirmware.successful")).isEqualTo(List.of(3, 1));
        assertThat(figures.getList("byFirmware.abnormal")).isEqualTo(List.of(1, 0));
    }

    @Test
    @DisplayName("of today follow business time and show the whole backlog and the day's revenue")
    void today() {
        BusinessTime.set(NOON);
        facts.settled("20191016120000000001", NOON, 11);
        facts.held("20191016120000000002", LOST, NOON);
        facts.held("20191014120000000003", LOST, NOON.minus(Duration.ofDays(2)));
        facts.settled("20191015235900000004", Instant.parse("2019-10-15T15:59:00Z"), 12);
        viewer.sessionsOnce(2);

        awaitUntil(() -> viewer.get("today").body("day", equalTo("2019-10-16"))
                .body("requested", equalTo(2)).body("successful", equalTo(2))
                .body("abnormal", equalTo(1)).body("abnormalBacklog", equalTo(2))
                .body("oldestHeldBillNo", equalTo("20191014120000000003"))
                .body("energyTenthWh", equalTo(30_900)).body("revenueFen", equalTo(600)));
        viewer.get("today?day=2019-10-15").body("requested", equalTo(1)).body("revenueFen", equalTo(0))
                .body("abnormalBacklog", equalTo(2));
    }

    @Test
    @DisplayName("of a day take in what a bill settled on it is due now; the day of a correction takes in nothing of it")
    void revenueOfCorrectedBills() {
        facts.settled("20191016120000000001", NOON, 11);
        facts.corrected("20191016120000000001", NOON);
        viewer.sessionsOnce(1);

        awaitUntil(() -> viewer.get("today?day=2019-10-16").body("revenueFen", equalTo(240)));
        viewer.get("today?day=2019-10-17").body("revenueFen", equalTo(0));
    }

    @Test
    @DisplayName("of latency give the middle and the 99th of a hundred bills")
    void latency() {
        for (int i = 1; i <= 100; i++) {
            facts.settled("201910161200000%05d".formatted(i), NOON, i);
        }
        viewer.sessionsOnce(100);

        viewer.get("latency" + WINDOW).body("count", equalTo(100)).body("medianMillis", equalTo(50))
                .body("p99Millis", equalTo(99));
    }

    @Test
    @DisplayName("of messages count one that failed first and was delivered later as delivered")
    void messages() {
        UUID retried = UUID.randomUUID();
        facts.message(retried, true, "BILL", NOON.plusSeconds(60));
        facts.message(retried, false, "BILL", NOON);
        facts.message(UUID.randomUUID(), true, "BACKLOG", NOON);
        facts.message(UUID.randomUUID(), false, "BILL", NOON);

        awaitUntil(() -> viewer.get("messages" + WINDOW).body("delivered", equalTo(2)).body("failed", equalTo(1))
                .body("byKind.find { it.kind == 'BILL' }.failed", equalTo(1))
                .body("failedByReason", hasSize(1)).body("failedByReason[0].reason", equalTo("NOT_FOLLOWING")));
    }

    @ParameterizedTest(name = "told in this order: {0}")
    @ValueSource(booleans = {true, false})
    @DisplayName("of messages count one that its channel took and then lost as failed, of two outcomes at once the better")
    void takenAndLost(boolean inOrder) {
        UUID lost = UUID.randomUUID();
        UUID atOnce = UUID.randomUUID();
        facts.message(lost, inOrder, "BILL", NOON.plusSeconds(inOrder ? 0 : 60));
        facts.message(atOnce, inOrder, "RECHARGE", NOON);
        awaitUntil(() -> viewer.get("messages" + WINDOW).body(inOrder ? "delivered" : "failed", equalTo(2)));
        facts.message(lost, !inOrder, "BILL", NOON.plusSeconds(inOrder ? 60 : 0));
        facts.message(atOnce, !inOrder, "RECHARGE", NOON);
        facts.message(UUID.randomUUID(), true, "BACKLOG", NOON);

        awaitUntil(() -> viewer.get("messages" + WINDOW).body("delivered", equalTo(2)).body("failed", equalTo(1))
                .body("byKind.find { it.kind == 'BILL' }.failed", equalTo(1))
                .body("byKind.find { it.kind == 'RECHARGE' }.delivered", equalTo(1)));
    }

    @Test
    @DisplayName("of vouchers count pieces and face value")
    void vouchers() {
        facts.voucher("granted", 500, NOON);
        facts.voucher("granted", 500, NOON);
        facts.voucher("redeemed", 500, NOON);

        awaitUntil(() -> viewer.get("vouchers" + WINDOW).body("granted", equalTo(2))
                .body("grantedFen", equalTo(1000)).body("redeemed", equalTo(1))
                .body("released", equalTo(0)));
    }

    private static Map<String, Long> counts(JsonPath figures) {
        return Stream.of("successful", "startFailed", "open", "abnormal", "settled")
                .collect(Collectors.toMap(name -> name, figures::getLong));
    }

    private JsonPath idleFees(String limits) {
        return viewer.get("idle-fees" + WINDOW + limits).extract().jsonPath();
    }
}
