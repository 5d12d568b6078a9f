package org.chargeledger.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chargeledger.billing.CorrectionDesk.key;
import static org.chargeledger.billing.CorrectionDesk.problem;
import static org.chargeledger.billing.OneSessionTest.answer;
import static org.chargeledger.billing.OneSessionTest.read;
import static org.chargeledger.billing.Operator.API;
import static org.chargeledger.billing.Operator.SOON;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chargeledger.kit.testing.BusinessTime;
import org.chargeledger.kit.testing.Contracts;
import org.chargeledger.kit.testing.Statements;
import org.chargeledger.kit.testing.TestStack;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("A bill whose record was lost")
class LostBillTest {

    private final Operator zpd = Operator.withTariff();
    private final CorrectionDesk desk = new CorrectionDesk(zpd);

    @Test
    @DisplayName("is proposed on a page of many as it is alone, also where several are of one driver, for no more "
            + "queries; what is held for another reason is not among them")
    void page() {
        UUID driver = zpd.driverWith(4_000);
        List<String> lost = List.of(LostSession.held(zpd, driver), LostSession.held(zpd, driver),
                LostSession.held(zpd, zpd.driverWith(10_000)));
        doubtful(zpd.driverWith(10_000));
        var page = JsonPath.from(zpd.staff().get(API + "/abnormal-bills/proposals?limit=3").then().statusCode(200)
                .body("items.billNo", containsInAnyOrder(lost.toArray())).extract().asString());
        for (String billNo : lost) {
            var alone = JsonPath.from(zpd.staff().get(API + "/bills/" + billNo + "/proposal").asString());
            assertThat(page.getMap("items.find { it.billNo == '" + billNo + "' }")).isEqualTo(alone.getMap("$"));
        }
        assertThat(Statements.during(() -> proposed(3))).isPositive()
                .isEqualTo(Statements.during(() -> proposed(1)));
    }

    private void proposed(int bills) {
        zpd.staff().get(API + "/abnormal-bills/proposals?limit=" + bills).then().statusCode(200)
                .body("items.size()", equalTo(bills)).body("items[0].proposal", notNullValue());
    }

    @Test
    @DisplayName("has its evidence side by side, a proposal from the curve, many accepted at once, each once")
    void proposals() {
        UUID driver = zpd.driverWith(10_000);
        String billNo = LostSession.held(zpd, driver);
        zpd.staff().get(API + "/bills/" + billNo + "/evidence").then().statusCode(200)
                .body("records", empty()).body("platform.unpluggedAt", equalTo("2019-10-16T08:40:00Z"))
                .body("curve.size()", equalTo(12)).body("curve[3].powerW", equalTo(7_040))
                .body("findings[0].code", equalTo(1)).body("versions.size()", equalTo(1))
                .body("proposal.values.energyTenthWh", equalTo(90_000)).body("proposal.confidence", equalTo("HIGH"));
        var proposed = JsonPath.from(zpd.staff().get(API + "/abnormal-bills/proposals").then().statusCode(200)
                .body("items.size()", equalTo(1)).body("items[0].billNo", equalTo(billNo))
                .body("items[0].stationId", equalTo("ST-108")).extract().asString());
        assertThat(proposed.getLong("items[0].preview.after.totalFen")).isEqualTo(990);
        String digest = proposed.getString("items[0].preview.digest");

        Map<String, String> once = Map.of("billNo", billNo, "digest", digest);
        problem(accept(key(), List.of(once, once)), 400, "bad-request");
        String key = key();
        for (int i = 0; i < 2; i++) {
            accept(key, List.of(Map.of("billNo", billNo, "digest", digest),
                    Map.of("billNo", "20191016000000000000", "digest", digest))).then().statusCode(200)
                    .body("items[0].status", equalTo(200)).body("items[0].result.billVersion", equalTo(2))
                    .body("items[0].result.source", equalTo("PROPOSAL_ACCEPTED"))
                    .body("items[1].status", equalTo(404)).body("items[1].result.type", equalTo("/problems/not-found"));
        }
        accept(key(), List.of(Map.of("billNo", billNo, "digest", digest))).then()
                .body("items[0].result.type", equalTo("/problems/nothing-proposed"));
        answer(zpd, billNo, 2, "voucher-none", "");
        zpd.awaitState(billNo, "SETTLED");
        String settled = read(billNo, "bill-settled").json();
        Contracts.assertValid("bill-settled", settled);
        assertThat(settled).contains("\"reasonCode\":\"PROPOSAL_ACCEPTED\"", "\"notifyDriver\":false");
        Contracts.assertValid("bill-rated", read(billNo, "bill-rated").json());
        zpd.driver(driver).get(API + "/driver/wallet").then().body("balanceFen", equalTo(10_000 - 990))
                .body("reservedFen", equalTo(0));
        assertThat(zpd.booksAddUp()).isTrue();
    }

    @Test
    @DisplayName("goes on being observed while it is held: its evidence says what a correction starts from now")
    void observedOn() {
        String billNo = LostSession.held(zpd, zpd.driverWith(10_000));
        new PileVoice(zpd, billNo).progressed("2019-10-16T08:28:30Z", "CHARGING", true, 95_000);
        await().atMost(SOON).untilAsserted(() -> zpd.staff().get(API + "/bills/" + billNo + "/evidence").then()
                .body("current.energyTenthWh", equalTo(95_000))
                .body("versions[0].values.energyTenthWh", equalTo(90_000)));
        desk.preview(billNo, Map.of("chargeStartedAt", "2019-10-16T08:19:00Z")).statusCode(200)
                .body("before.values.energyTenthWh", equalTo(95_000)).body("after.values.energyTenthWh",
                equalTo(95_000))
                .body("record", nullValue());
    }

    @Test
    @DisplayName("whose record arrives between preview and save is healed by it; the correction meets a conflict that "
            + "shows both")
    void recordBetween() {
        String billNo = LostSession.held(zpd, zpd.driverWith(10_000));
        Map<String, Object> values = Map.of("chargeStartedAt", "2019-10-16T08:19:00Z", "chargeEndedAt",
                "2019-10-16T08:28:00Z", "energyTenthWh", 80_000);
        String digest = desk.preview(billNo, values).statusCode(200).extract().path("digest");
        new PileVoice(zpd, billNo).record("2019-10-16T10:00:00Z", "2019-10-16T08:19:00Z", "2019-10-16T08:29:00Z",
                95_000);
        zpd.awaitState(billNo, "BILLED");

        problem(desk.correct(billNo, "\"1\"", key(), values, digest), 409, "record-arrived")
                .body("record.energyTenthWh", equalTo(95_000)).body("correction.energyTenthWh", equalTo(80_000))
                .body("billVersion", equalTo(2));
        desk.preview(billNo, values).statusCode(200).body("record.energyTenthWh", equalTo(95_000))
                .body("before.values.energyTenthWh", equalTo(95_000))
                .body("after.values.energyTenthWh", equalTo(80_000));
        answer(zpd, billNo, 2, "voucher-none", "");
        zpd.awaitState(billNo, "SETTLED");
        zpd.staff().get(API + "/bills/" + billNo + "/versions").then()
                .body("items.source", equalTo(List.of("HELD", "HEALED"))).body("items[1].totalFen", equalTo(1_045));
        zpd.staff().get(API + "/bills/" + billNo + "/evidence").then().body("records.stands", equalTo(List.of(true)));
        assertThat(read(billNo, "bill-settled").json()).contains("\"reasonCode\":\"HEALED\"");
        assertThat(zpd.booksAddUp()).isTrue();
    }

    @Test
    @DisplayName("but for its plug-out rests on its record still when the proposal is accepted, and that one is not "
            + "offered")
    void plugOutLost() {
        BusinessTime.set(Instant.parse("2019-10-16T08:18:22.566095Z"));
        String billNo = zpd.start(zpd.driverWith(10_000), "01");
        var pile = new PileVoice(zpd, billNo);
        pile.started("2019-10-16T08:19:00Z");
        UUID record = pile.record("2019-10-16T08:29:05Z", "2019-10-16T08:19:00Z", "2019-10-16T08:29:00Z", 90_000);
        pile.observed("2019-10-17T08:29:05Z", true, "2019-10-15T16:00:00Z");
        zpd.awaitState(billNo, "HELD");
        BusinessTime.set(Instant.parse("2019-10-17T08:30:00Z"));

        String digest = zpd.staff().get(API + "/bills/" + billNo + "/proposal").then().statusCode(200)
                .body("proposal.doubts", equalTo(List.of("PLUG_OUT_UNSEEN"))).extract().path("preview.digest");
        accept(key(), List.of(Map.of("billNo", billNo, "digest", digest))).then()
                .body("items[0].result.source", equalTo("PROPOSAL_ACCEPTED"));
        zpd.staff().get(API + "/bills/" + billNo + "/versions").then()
                .body("items.recordId", equalTo(List.of(record.toString(), record.toString())));
        zpd.staff().get(API + "/record-offers").then().body("items", empty());
    }

    @Test
    @DisplayName("is none any more when its failed start is told after all: its session has failed, its money is free")
    void neverBegan() {
        BusinessTime.set(Instant.parse("2019-10-16T08:18:22.566095Z"));
        UUID driver = zpd.driverWith(10_000);
        String billNo = zpd.start(driver, "01");
        var pile = new PileVoice(zpd, billNo);
        pile.observed("2019-10-16T08:51:00Z", true, "2019-10-15T16:00:00Z");
        zpd.awaitState(billNo, "HELD");
        BusinessTime.set(Instant.parse("2019-10-16T12:00:00Z"));

        pile.startFailed("2019-10-16T08:18:40Z", "NOT_PLUGGED");
        zpd.awaitState(billNo, "FAILED");
        String failed = read(billNo, "session-failed").json();
        Contracts.assertValid("session-failed", failed);
        assertThat(failed).contains("NOT_PLUGGED", "\"failedAt\":\"2019-10-16T08:51:00");
        zpd.staff().get(API + "/abnormal-bills").then().body("items", empty());
        zpd.staff().get(API + "/abnormal-bills/summary").then().body("count", equalTo(0));
        problem(zpd.staff().get(API + "/bills/" + billNo), 404, "not-found");
        zpd.staff().get(API + "/bills/" + billNo + "/versions").then().body("items.current", equalTo(List.of(false)));
        zpd.staff().get(API + "/charging-records?billNo=" + billNo).then()
                .body("items.failReason", equalTo(List.of("NOT_PLUGGED"))).body("items[0].heldAt", nullValue());
        zpd.driver(driver).get(API + "/driver/wallet").then().body("balanceFen", equalTo(10_000))
                .body("reservedFen", equalTo(0));
        assertThat(zpd.booksAddUp()).isTrue();
    }

    /** Its record says that energy flowed back: it is held, but nothing of it is lost. */
    private void doubtful(UUID driver) {
        BusinessTime.set(Instant.parse("2019-10-16T09:30:00Z"));
        String billNo = zpd.start(driver, "01");
        var pile = new PileVoice(zpd, billNo);
        pile.started("2019-10-16T09:30:20Z");
        BusinessTime.set(Instant.parse("2019-10-16T10:10:00Z"));
        pile.record("2019-10-16T10:00:05Z", "2019-10-16T09:30:30Z", "2019-10-16T10:00:00Z", -1);
        pile.unplugged("2019-10-16T10:01:00Z", "2019-10-16T10:01:15Z");
        zpd.awaitState(billNo, "HELD");
    }

    private Response accept(String key, List<Map<String, String>> items) {
        return zpd.staff("operator-admin").header("Idempotency-Key", key).contentType("application/json")
                .body(Map.of("items", items, "reason", "按实时数据", "notifyDriver", false))
                .post(API + "/abnormal-bills/accept-proposals");
    }
}
