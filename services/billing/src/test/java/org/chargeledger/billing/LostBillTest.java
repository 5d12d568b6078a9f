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
import io.restassured.response.ValidatableResponse;
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
        List<String> lost = List.of(lost(driver), lost(driver), lost(zpd.driverWith(10_000)));
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
        String billNo = lost(driver);
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
        String billNo = lost(zpd.driverWith(10_000));
        new PileVoice(zpd, billNo).progressed("2019-10-16T08:28:30Z", "CHARGING", true, 95_000);
        await().atMost(SOON).untilAsserted(() -> zpd.staff().get(API + "/bills/" + billNo + "/evidence").then()
                .body("current.energyTenthWh", equalTo(95_000))
                .body("versions[0].values.energyTenthWh", equalTo(90_000)));
        desk.preview(billNo, Map.of("chargeStartedAt", "2019-10-16T08:19:00Z")).statusCode(200)
                .body("before.values.energyTenthWh", equalTo(95_000)).body("after.values.energyTenthWh", equalTo(95_000))
                .body("record", nullValue());
    }

    @Test
    @DisplayName("whose record arrives between preview and save is healed by it; the correction meets a conflict that shows both")
    void recordBetween() {
        String billNo = lost(zpd.driverWith(10_000));
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
                .body("before.values.energyTenthWh", equalTo(95_000)).body("after.values.energyTenthWh", equalTo(80_000));
        answer(zpd, billNo, 2, "voucher-none", "");
        zpd.awaitState(billNo, "SETTLED");
        zpd.staff().get(API + "/bills/" + billNo + "/versions").then()
                .body("items.source", equalTo(List.of("HELD", "HEALED"))).body("items[1].totalFen", equalTo(1_045));
        zpd.staff().get(API + "/bills/" + billNo + "/evidence").then().body("records.stands", equalTo(List.of(true)));
        assertThat(read(billNo, "bill-settled").json()).contains("\"reasonCode\":\"HEALED\"");
        assertThat(zpd.booksAddUp()).isTrue();
    }

    @Test
    @DisplayName("whose record comes after a manual fix has it offered once, never billed by itself; accepted, it is billed")
    void offer() {
        UUID driver = zpd.driverWith(10_000);
        String billNo = fixed(driver);
        var pile = new PileVoice(zpd, billNo);
        UUID record = pile.record("2019-10-16T10:00:00Z", "2019-10-16T08:19:00Z", "2019-10-16T08:29:00Z", 95_000);
        await().atMost(SOON).untilAsserted(() -> zpd.staff().get(API + "/record-offers").then()
                .body("items.recordId", equalTo(List.of(record.toString()))));
        zpd.staff().get(API + "/record-offers").then().body("items[0].stationId", equalTo("ST-108"));
        zpd.staff().get(API + "/abnormal-bills/summary").then().body("recordOffers", equalTo(1));
        pile.record(record, "2019-10-16T10:01:00Z", "2019-10-16T08:19:00Z", "2019-10-16T08:29:00Z", 95_000, "FULL");
        zpd.staff().get(API + "/bills/" + billNo).then().body("billVersion", equalTo(2));

        String offer = API + "/bills/" + billNo + "/record-offers/" + record;
        var preview = JsonPath.from(zpd.staff().get(offer + "/preview").then().statusCode(200).extract().asString());
        assertThat(preview.getLong("after.totalFen")).isEqualTo(1_045);
        assertThat(preview.getLong("differenceFen")).isEqualTo(1_045 - 880);
        var body = Map.of("digest", preview.getString("digest"), "reason", "桩上报", "notifyDriver", false);
        zpd.staff("finance").header("Idempotency-Key", key()).contentType("application/json").body(body)
                .post(offer + "/accept").then().statusCode(200).body("source", equalTo("OFFER_ACCEPTED"))
                .body("billVersion", equalTo(3));
        problem(zpd.staff("finance").header("Idempotency-Key", key()).contentType("application/json").body(body)
                .post(offer + "/accept"), 409, "offer-decided");
        zpd.staff().get(API + "/record-offers").then().body("items", empty());
        zpd.staff().get(API + "/abnormal-bills/summary").then().body("recordOffers", equalTo(0));
        zpd.driver(driver).get(API + "/driver/wallet").then().body("balanceFen", equalTo(10_000 - 1_045));
        assertThat(zpd.booksAddUp()).isTrue();
    }

    @Test
    @DisplayName("has late records dismissed with a reason; one that says the same as the bill is not offered at all")
    void dismissed() {
        String billNo = fixed(zpd.driverWith(10_000));
        var pile = new PileVoice(zpd, billNo);
        pile.record("2019-10-16T09:59:00Z", "2019-10-16T08:19:00Z", "2019-10-16T08:28:00Z", 80_000);
        UUID other = pile.record("2019-10-16T10:00:00Z", "2019-10-16T08:19:00Z", "2019-10-16T08:29:00Z", 95_000);
        await().atMost(SOON).untilAsserted(() -> zpd.staff().get(API + "/record-offers").then()
                .body("items.recordId", equalTo(List.of(other.toString()))));

        String dismiss = API + "/bills/" + billNo + "/record-offers/" + other + "/dismiss";
        problem(zpd.staff("service-desk").header("Idempotency-Key", key()).contentType("application/json")
                .body(Map.of("reason", "x")).post(dismiss), 403, "forbidden");
        zpd.staff("finance").header("Idempotency-Key", key()).contentType("application/json")
                .body(Map.of("reason", "电表已核对")).post(dismiss).then().statusCode(200)
                .body("state", equalTo("DISMISSED"));
        zpd.staff().get(API + "/record-offers").then().body("items", empty());
        zpd.staff().get(API + "/bills/" + billNo + "/evidence").then().body("records.size()", equalTo(2))
                .body("offers[0].reason", equalTo("电表已核对"));
        zpd.staff().get(API + "/bills/" + billNo).then().body("billVersion", equalTo(2));
        zpd.staff("operator-admin").get(API + "/audit?subjectKind=bill&subjectId=" + billNo).then()
                .body("items[0].before.state", equalTo("OPEN")).body("items[0].after.state", equalTo("DISMISSED"));
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
    @DisplayName("is the candidate for a record that names no session; given to it by staff, once, the record is offered "
            + "there")
    void recordOfNoSession() {
        String billNo = lost(zpd.driverWith(10_000));
        String record = new PileVoice(zpd, "20191016010101000000").record("2019-10-16T10:00:00Z",
                "2019-10-16T08:19:00Z", "2019-10-16T08:29:00Z", 95_000).toString();
        String later = new PileVoice(zpd, "20191016010102000000").record("2019-10-16T10:00:00Z",
                "2019-10-16T08:45:00Z", "2019-10-16T09:00:00Z", 10_000).toString();
        await().atMost(SOON).untilAsserted(() -> unclaimed("").body("items.size()", equalTo(2))
                .body("items.find { it.eventId == '" + record + "' }.candidateBillNo", equalTo(billNo))
                .body("items.find { it.eventId == '" + later + "' }.candidateBillNo", nullValue()));
        assertThat(Statements.during(() -> unclaimed("?limit=1"))).isPositive()
                .isEqualTo(Statements.during(() -> unclaimed("?limit=2")));

        problem(give("viewer", record, billNo, "k"), 403, "forbidden");
        problem(give("finance", later, billNo, "k1"), 409, "preview-outdated");
        problem(give("finance", record, "20191016010101000000", "k2"), 404, "not-found");
        for (int i = 0; i < 2; i++) {
            give("service-desk", record, billNo, "k3").then().statusCode(200).body("billNo", equalTo(billNo));
        }
        problem(give("finance", record, billNo, "k4"), 409, "record-handled");
        unclaimed("?handled=true").body("items.givenToBillNo", equalTo(List.of(billNo)));
        zpd.staff().get(API + "/bills/" + billNo).then().body("billVersion", equalTo(1)).body("state", equalTo("HELD"));
        zpd.staff().get(API + "/bills/" + billNo + "/evidence").then().body("records.recordId",
                equalTo(List.of(record)));

        String offer = API + "/bills/" + billNo + "/record-offers/" + record;
        String digest = zpd.staff().get(offer + "/preview").then().statusCode(200)
                .body("after.totalFen", equalTo(1_045)).extract().path("digest");
        zpd.staff("finance").header("Idempotency-Key", key()).contentType("application/json")
                .body(Map.of("digest", digest, "reason", "同一次充电", "notifyDriver", false)).post(offer + "/accept")
                .then().statusCode(200).body("source", equalTo("OFFER_ACCEPTED"));
        answer(zpd, billNo, 2, "voucher-none", "");
        zpd.awaitState(billNo, "SETTLED");
        assertThat(zpd.booksAddUp()).isTrue();
    }

    private ValidatableResponse unclaimed(String query) {
        return zpd.staff().get(API + "/unclaimed-records" + query).then().statusCode(200);
    }

    private Response give(String role, String record, String billNo, String key) {
        return zpd.staff(role).header("Idempotency-Key", key).contentType("application/json")
                .body(Map.of("billNo", billNo, "reason", "同一次充电"))
                .post(API + "/unclaimed-records/" + record + "/give");
    }

    /** Charged 9 kWh with a reading a minute, unplugged at 08:40, and the record never came. */
    static String lost(Operator operator, UUID driver) {
        BusinessTime.set(Instant.parse("2019-10-16T08:18:22.566095Z"));
        String billNo = operator.start(driver, "01");
        var pile = new PileVoice(operator, billNo);
        pile.started("2019-10-16T08:19:00Z");
        for (int minute = 0; minute < 9; minute++) {
            pile.progressed("2019-10-16T08:2" + minute + ":00Z", "CHARGING", true, 10_000L * (minute + 1));
        }
        pile.progressed("2019-10-16T08:29:00Z", "IDLE", true, 90_000);
        pile.unplugged("2019-10-16T08:40:00Z", "2019-10-16T08:40:15Z");
        pile.observed("2019-10-16T09:10:00Z", true, "2019-10-15T16:00:00Z");
        operator.awaitState(billNo, "HELD");
        BusinessTime.set(Instant.parse("2019-10-16T09:10:00Z"));
        return billNo;
    }

    private String lost(UUID driver) {
        return lost(zpd, driver);
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

    /** A lost bill that staff made 8 kWh of, until 08:28: 8.80 yuan, settled as version 2. */
    private String fixed(UUID driver) {
        String billNo = lost(driver);
        Map<String, Object> values = Map.of("chargeStartedAt", "2019-10-16T08:19:00Z", "chargeEndedAt",
                "2019-10-16T08:28:00Z", "energyTenthWh", 80_000);
        String digest = desk.preview(billNo, values).statusCode(200).extract().path("digest");
        desk.correct(billNo, "\"1\"", key(), values, digest).then().statusCode(200).body("state", equalTo("RATED"));
        answer(zpd, billNo, 2, "voucher-none", "");
        zpd.awaitState(billNo, "SETTLED");
        return billNo;
    }

    private Response accept(String key, List<Map<String, String>> items) {
        return zpd.staff("operator-admin").header("Idempotency-Key", key).contentType("application/json")
                .body(Map.of("items", items, "reason", "按实时数据", "notifyDriver", false))
                .post(API + "/abnormal-bills/accept-proposals");
    }
}
