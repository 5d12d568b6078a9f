package org.chargeledger.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chargeledger.billing.CorrectionDesk.key;
import static org.chargeledger.billing.CorrectionDesk.problem;
import static org.chargeledger.billing.OneSessionTest.answer;
import static org.chargeledger.billing.Operator.API;
import static org.chargeledger.billing.Operator.SOON;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
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
import org.chargeledger.kit.testing.Statements;
import org.chargeledger.kit.testing.TestStack;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("A record that its bill does not stand on")
class RecordOfferTest {

    /** What the record says that is given to a session of which nothing was seen, and when the car left. */
    private static final Map<String, Object> ALL_OF_IT = Map.of("chargeStartedAt", "2019-10-16T08:19:00Z",
            "chargeEndedAt", "2019-10-16T08:29:00Z", "serviceEndedAt", "2019-10-16T08:29:00Z", "energyTenthWh", 95_000);

    private final Operator zpd = Operator.withTariff();
    private final CorrectionDesk desk = new CorrectionDesk(zpd);

    @Test
    @DisplayName("that comes after a manual fix is offered once, never billed by itself; accepted, it is billed")
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
    @DisplayName("is dismissed with a reason; one that says the same as the bill is not offered at all")
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
    @DisplayName("and that names no session has a lost one as its candidate; given to it by staff, once, it is offered "
            + "there")
    void recordOfNoSession() {
        String billNo = LostSession.held(zpd, zpd.driverWith(10_000));
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

    @ParameterizedTest(name = "a record of no energy says so: {0}")
    @ValueSource(booleans = {false, true})
    @DisplayName("and is given to a lost one outweighs word of a failed start, which is shown beside it and counts once "
            + "staff have dismissed it")
    void outweighsDenial(boolean byRecord) {
        String billNo = lostUnseen();
        String offer = given(billNo);
        deny(billNo, byRecord);
        zpd.staff().get(API + "/bills/" + billNo).then().statusCode(200).body("state", equalTo("HELD"));
        zpd.staff().get(API + "/bills/" + billNo + "/evidence").then()
                .body("platform.startDenied", equalTo(byRecord ? "START_FAILED" : "NOT_PLUGGED"))
                .body("platform.startDeniedAt", equalTo("2019-10-16T08:18:40Z"));
        desk.preview(billNo, ALL_OF_IT).statusCode(200).body("findings.code", hasItem(8));

        zpd.staff("finance").header("Idempotency-Key", key()).contentType("application/json")
                .body(Map.of("reason", "不是这辆车")).post(offer + "/dismiss").then().statusCode(200);
        zpd.awaitState(billNo, "FAILED");
        assertThat(zpd.booksAddUp()).isTrue();
    }

    @Test
    @DisplayName("is billed by staff though its pile said that it never began: the word stays with the bill as evidence")
    void billedThoughDenied() {
        String billNo = lostUnseen();
        given(billNo);
        deny(billNo, false);
        correct(billNo, "\"1\"", ALL_OF_IT);
        answer(zpd, billNo, 2, "voucher-none", "");
        zpd.awaitState(billNo, "SETTLED");
        zpd.staff().get(API + "/bills/" + billNo + "/evidence").then()
                .body("platform.startDenied", equalTo("NOT_PLUGGED"));
        assertThat(zpd.booksAddUp()).isTrue();
    }

    /** A session of which nothing was ever seen. */
    private String lostUnseen() {
        BusinessTime.set(Instant.parse("2019-10-16T08:18:22.566095Z"));
        String billNo = zpd.start(zpd.driverWith(10_000), "01");
        new PileVoice(zpd, billNo).observed("2019-10-16T08:51:00Z", true, "2019-10-15T16:00:00Z");
        zpd.awaitState(billNo, "HELD");
        BusinessTime.set(Instant.parse("2019-10-16T12:00:00Z"));
        return billNo;
    }

    /** A record of nobody's is given to it; where the offer is. */
    private String given(String billNo) {
        String record = new PileVoice(zpd, "20191016010101000000").record("2019-10-16T10:00:00Z",
                "2019-10-16T08:19:00Z", "2019-10-16T08:29:00Z", 95_000).toString();
        await().atMost(SOON).untilAsserted(() -> unclaimed("").body("items.candidateBillNo", equalTo(List.of(billNo))));
        give("finance", record, billNo, key()).then().statusCode(200);
        return API + "/bills/" + billNo + "/record-offers/" + record;
    }

    /** Its pile says that it never began; a record that nobody asked for comes last, so that this was heard. */
    private void deny(String billNo, boolean byRecord) {
        var pile = new PileVoice(zpd, billNo);
        if (byRecord) {
            pile.record(UUID.randomUUID(), "2019-10-16T08:18:40Z", "2019-10-16T08:18:40Z", "2019-10-16T08:18:40Z", 0,
                    "START_FAILED");
        } else {
            pile.startFailed("2019-10-16T08:18:40Z", "NOT_PLUGGED");
        }
        new PileVoice(zpd, "20191016010102000000").record("2019-10-16T10:00:00Z", "2019-10-16T08:50:00Z",
                "2019-10-16T08:55:00Z", 1);
        await().atMost(SOON).untilAsserted(() -> unclaimed("").body("items.billNo",
                equalTo(List.of("20191016010102000000"))));
    }

    @Test
    @DisplayName("is withdrawn when the session's own record, which says the same, heals the bill")
    void withdrawn() {
        String billNo = LostSession.held(zpd, zpd.driverWith(10_000));
        String record = new PileVoice(zpd, "20191016010101000000").record("2019-10-16T10:00:00Z",
                "2019-10-16T08:19:00Z", "2019-10-16T08:29:00Z", 95_000).toString();
        await().atMost(SOON).untilAsserted(() -> unclaimed("").body("items.candidateBillNo",
                equalTo(List.of(billNo))));
        give("finance", record, billNo, key()).then().statusCode(200);
        zpd.staff().get(API + "/record-offers").then().body("items.recordId", equalTo(List.of(record)));

        new PileVoice(zpd, billNo).record("2019-10-16T10:00:10Z", "2019-10-16T08:19:00Z", "2019-10-16T08:29:00Z",
                95_000);
        zpd.awaitState(billNo, "BILLED");
        zpd.staff().get(API + "/record-offers").then().body("items", empty());
        zpd.staff().get(API + "/bills/" + billNo + "/evidence").then().body("offers.state",
                equalTo(List.of("WITHDRAWN"))).body("offers[0].decidedAt", notNullValue())
                .body("offers[0].decidedBy", nullValue());
        problem(zpd.staff("finance").header("Idempotency-Key", key()).contentType("application/json")
                .body(Map.of("reason", "x")).post(API + "/bills/" + billNo + "/record-offers/" + record + "/dismiss"),
                409, "offer-decided");
    }

    @Test
    @DisplayName("is withdrawn when staff correct the bill to what it says, and not while they correct less")
    void correctedTheSame() {
        String billNo = fixed(zpd.driverWith(10_000));
        String record = new PileVoice(zpd, billNo).record("2019-10-16T10:00:00Z", "2019-10-16T08:19:00Z",
                "2019-10-16T08:29:00Z", 95_000).toString();
        await().atMost(SOON).untilAsserted(() -> zpd.staff().get(API + "/record-offers").then()
                .body("items.recordId", equalTo(List.of(record))));
        correct(billNo, "\"2\"", Map.of("energyTenthWh", 95_000));
        zpd.staff().get(API + "/record-offers").then().body("items.recordId", equalTo(List.of(record)));
        correct(billNo, "\"3\"", Map.of("chargeEndedAt", "2019-10-16T08:29:00Z"));
        zpd.staff().get(API + "/record-offers").then().body("items", empty());
    }

    private void correct(String billNo, String ifMatch, Map<String, Object> values) {
        String digest = desk.preview(billNo, values).statusCode(200).extract().path("digest");
        desk.correct(billNo, ifMatch, key(), values, digest).then().statusCode(200);
    }

    private ValidatableResponse unclaimed(String query) {
        return zpd.staff().get(API + "/unclaimed-records" + query).then().statusCode(200);
    }

    private Response give(String role, String record, String billNo, String key) {
        return zpd.staff(role).header("Idempotency-Key", key).contentType("application/json")
                .body(Map.of("billNo", billNo, "reason", "同一次充电"))
                .post(API + "/unclaimed-records/" + record + "/give");
    }

    /** A lost bill that staff made 8 kWh of, until 08:28: 8.80 yuan, settled as version 2. */
    private String fixed(UUID driver) {
        String billNo = LostSession.held(zpd, driver);
        Map<String, Object> values = Map.of("chargeStartedAt", "2019-10-16T08:19:00Z", "chargeEndedAt",
                "2019-10-16T08:28:00Z", "energyTenthWh", 80_000);
        correct(billNo, "\"1\"", values);
        answer(zpd, billNo, 2, "voucher-none", "");
        zpd.awaitState(billNo, "SETTLED");
        return billNo;
    }
}
