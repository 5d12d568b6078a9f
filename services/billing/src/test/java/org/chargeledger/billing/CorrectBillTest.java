package org.chargeledger.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chargeledger.billing.OneSessionTest.answer;
import static org.chargeledger.billing.OneSessionTest.read;
import static org.chargeledger.billing.Operator.API;
import static org.chargeledger.billing.Operator.SOON;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.chargeledger.kit.testing.BusinessTime;
import org.chargeledger.kit.testing.Contracts;
import org.chargeledger.kit.testing.TestStack;
import org.chargeledger.kit.testing.TestTopics;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("Correcting a bill")
class CorrectBillTest {

    private static final Map<String, Object> NO_IDLING = Map.of("serviceEndedAt", "2019-10-13T00:19:33Z");

    private final Operator zpd = Operator.withTariff();

    @Test
    @DisplayName("146.60 yuan become 3.40: 143.20 go back, both versions stay, the driver is told, and the books add up")
    void golden() {
        UUID driver = zpd.driverWith(20_000);
        String billNo = GoldenSession.settled(zpd, driver);
        var preview = JsonPath.from(preview(billNo, NO_IDLING).statusCode(200).extract().asString());
        assertThat(preview.getLong("before.totalFen")).isEqualTo(14_660);
        assertThat(preview.getLong("after.totalFen")).isEqualTo(340);
        assertThat(preview.getList("after.lines")).hasSize(2);
        assertThat(preview.getLong("differenceFen")).isEqualTo(-14_320);
        assertThat(preview.getLong("money.walletFen")).isEqualTo(14_320);
        assertThat(preview.getString("voucher.effect")).isEqualTo("NONE");
        zpd.driver(driver).get(API + "/driver/wallet").then().body("balanceFen", equalTo(20_000 - 14_660));

        String key = UUID.randomUUID().toString();
        correct(billNo, "\"1\"", key, NO_IDLING, preview.getString("digest")).then().statusCode(200)
                .body("billVersion", equalTo(2)).body("state", equalTo("SETTLED")).body("differenceFen", equalTo(-14_320));
        correct(billNo, "\"1\"", key, NO_IDLING, preview.getString("digest")).then().statusCode(200)
                .body("billVersion", equalTo(2));

        zpd.driver(driver).get(API + "/driver/wallet").then().body("balanceFen", equalTo(20_000 - 340));
        zpd.staff().get(API + "/bills/" + billNo).then().header("ETag", "\"2\"").body("totalFen", equalTo(340))
                .body("idleFeeFen", equalTo(0)).body("paidFen", equalTo(340)).body("serviceEndedAt",
                        equalTo("2019-10-13T00:19:33Z"));
        zpd.staff().get(API + "/bills/" + billNo + "/versions").then().body("items.billVersion", equalTo(List.of(1, 2)))
                .body("items.current", equalTo(List.of(false, true))).body("items.totalFen", equalTo(List.of(14_660, 340)))
                .body("items.source", equalTo(List.of("RATED", "CORRECTION"))).body("items[0].madeBy", nullValue())
                .body("items[1].reason", equalTo("计费错误")).body("items[1].madeBy", not(nullValue()));
        zpd.staff().get(API + "/bills/" + billNo + "/versions/1").then().body("totalFen", equalTo(14_660))
                .body("lines[2].quantity", equalTo(179));
        String corrected = read(billNo, "bill-corrected").json();
        Contracts.assertValid("bill-corrected", corrected);
        assertThat(corrected).contains("\"differenceFen\":-14320", "\"reasonCode\":\"CORRECTION\"",
                "\"notifyDriver\":true", "\"previousTotalFen\":14660");
        zpd.staff("operator-admin").get(API + "/audit?subjectKind=bill&subjectId=" + billNo).then().statusCode(200)
                .body("items[0].action", equalTo("correct-bill")).body("items[0].before.totalFen", equalTo(14_660))
                .body("items[0].after.totalFen", equalTo(340));
        assertThat(TestTopics.all("billing.session.v1").stream().filter(e -> e.key().equals(billNo)
                && e.type().equals("billing.bill-corrected.v1"))).hasSize(1);
        assertThat(zpd.booksAddUp()).isTrue();
    }

    @Test
    @DisplayName("needs the preview's digest, the version it was made from, and a reason; staff who may only look may not")
    void conditions() {
        String billNo = GoldenSession.settled(zpd, zpd.driverWith(20_000));
        String digest = preview(billNo, NO_IDLING).extract().path("digest");

        problem(correct(billNo, null, null, NO_IDLING, digest), 400, "idempotency-key-missing");
        problem(correct(billNo, null, key(), NO_IDLING, digest), 428, "if-match-missing");
        problem(correct(billNo, "\"2\"", key(), NO_IDLING, digest), 412, "version-stale");
        problem(correct(billNo, "\"1\"", key(), NO_IDLING, "nonsense"), 400, "bad-request");
        problem(correct(billNo, "\"1\"", key(), Map.of("idleCharged", false), digest), 409, "preview-outdated");
        problem(correct(billNo, "\"1\"", key(), Map.of("serviceEndedAt", "2019-10-13T00:19:32Z"), digest), 422,
                "correction-refused");
        problem(zpd.staff("finance").header("Idempotency-Key", key()).header("If-Match", "\"1\"")
                .contentType("application/json").body(Map.of("values", NO_IDLING, "digest", digest, "reason", " "))
                .post(API + "/bills/" + billNo + "/corrections"), 400, "invalid-request");
        problem(post(billNo, "service-desk", digest), 403, "forbidden");
        problem(zpd.staff("viewer").contentType("application/json").body(NO_IDLING)
                .post(API + "/bills/" + billNo + "/corrections/preview"), 403, "forbidden");
        zpd.staff("service-desk").contentType("application/json").body(NO_IDLING)
                .post(API + "/bills/" + billNo + "/corrections/preview").then().statusCode(200);
        Operator other = Operator.withTariff();
        problem(other.staff("finance").contentType("application/json").body(NO_IDLING)
                .post(API + "/bills/" + billNo + "/corrections/preview"), 404, "not-found");
        other.staff().get(API + "/bills/" + billNo + "/evidence").then().statusCode(404);
        other.staff().get(API + "/bills/" + billNo + "/versions").then().statusCode(404);
        preview(billNo, Map.of("chargeEndedAt", "2019-10-13T00:00:00Z", "energyTenthWh", -1)).statusCode(422)
                .body("findings.code", hasItems("CHARGE_END_BEFORE_START", "ENERGY_NEGATIVE"));
        zpd.staff().get(API + "/bills/" + billNo).then().body("billVersion", equalTo(1));
    }

    @Test
    @DisplayName("that was refunded before absorbs the refund: what is paid after it is the new version, no fen goes twice")
    void afterRefund() {
        UUID driver = zpd.driverWith(20_000);
        String billNo = GoldenSession.settled(zpd, driver);
        zpd.staff("finance").header("Idempotency-Key", key()).header("If-Match", "\"1\"")
                .contentType("application/json").body(Map.of("components", List.of("IDLE_FEE"), "reason", "占桩费退还"))
                .post(API + "/bills/" + billNo + "/refunds").then().statusCode(201).body("idleFeeFen", equalTo(14_320));
        zpd.driver(driver).get(API + "/driver/wallet").then().body("balanceFen", equalTo(20_000 - 340));

        var preview = JsonPath.from(preview(billNo, NO_IDLING).statusCode(200).extract().asString());
        assertThat(preview.getLong("differenceFen")).isZero();
        correct(billNo, "\"1\"", key(), NO_IDLING, preview.getString("digest")).then().statusCode(200)
                .body("differenceFen", equalTo(0));
        zpd.driver(driver).get(API + "/driver/wallet").then().body("balanceFen", equalTo(20_000 - 340));
        assertThat(zpd.booksAddUp()).isTrue();
    }

    @Test
    @DisplayName("by two people at once: one wins, the other is told that the bill has changed")
    void twoAtOnce() throws Exception {
        String billNo = GoldenSession.settled(zpd, zpd.driverWith(20_000));
        String digest = preview(billNo, NO_IDLING).extract().path("digest");
        List<Integer> statuses = new ArrayList<>();
        try (var people = Executors.newFixedThreadPool(2)) {
            Callable<Integer> save = () -> correct(billNo, "\"1\"", key(), NO_IDLING, digest).statusCode();
            for (var result : people.invokeAll(List.of(save, save))) {
                statuses.add(result.get());
            }
        }
        assertThat(statuses).containsExactlyInAnyOrder(200, 412);
        zpd.staff().get(API + "/bills/" + billNo + "/versions").then().body("items.size()", equalTo(2));
        assertThat(zpd.booksAddUp()).isTrue();
    }

    @Test
    @DisplayName("while the voucher answer is on its way: the late answer for the old version is ignored")
    void lateAnswer() {
        UUID driver = zpd.driverWith(20_000);
        String billNo = GoldenSession.rated(zpd, driver);
        String digest = preview(billNo, NO_IDLING).extract().path("digest");
        correct(billNo, "\"1\"", key(), NO_IDLING, digest).then().statusCode(200).body("state", equalTo("RATED"));

        answer(zpd, billNo, "voucher-applied", ",\"voucherId\":\"" + UUID.randomUUID() + "\",\"discountFen\":340");
        answer(zpd, billNo, 2, "voucher-none", "");
        zpd.awaitState(billNo, "SETTLED");
        zpd.staff().get(API + "/bills/" + billNo).then().body("billVersion", equalTo(2)).body("discountFen", equalTo(0))
                .body("dueFen", equalTo(340));
        zpd.driver(driver).get(API + "/driver/wallet").then().body("balanceFen", equalTo(20_000 - 340))
                .body("reservedFen", equalTo(0));
        assertThat(zpd.booksAddUp()).isTrue();
    }

    @Test
    @DisplayName("keeps a used voucher for what it is still worth, and gives it back below its minimum")
    void voucher() {
        String billNo = GoldenSession.rated(zpd, zpd.driverWith(20_000));
        String voucher = UUID.randomUUID().toString();
        answer(zpd, billNo, "voucher-applied", ",\"voucherId\":\"%s\",\"discountFen\":300,\"faceFen\":300,"
                .formatted(voucher) + "\"minimumSpendFen\":200");
        zpd.awaitState(billNo, "SETTLED");

        Map<String, Object> less = Map.of("energyTenthWh", 20_000);
        var kept = JsonPath.from(preview(billNo, less).statusCode(200).extract().asString());
        assertThat(kept.getString("voucher.effect")).isEqualTo("KEPT");
        correct(billNo, "\"1\"", key(), less, kept.getString("digest")).then().statusCode(200);
        zpd.staff().get(API + "/bills/" + billNo).then().body("totalFen", equalTo(220 + 14_320))
                .body("discountFen", equalTo(220)).body("voucherId", equalTo(voucher));

        Map<String, Object> least = Map.of("energyTenthWh", 10_000);
        var dropped = JsonPath.from(preview(billNo, least).statusCode(200).extract().asString());
        assertThat(dropped.getString("voucher.effect")).isEqualTo("RELEASED");
        correct(billNo, "\"2\"", key(), least, dropped.getString("digest")).then().statusCode(200);
        zpd.staff().get(API + "/bills/" + billNo).then().body("discountFen", equalTo(0))
                .body("voucherId", nullValue()).body("dueFen", equalTo(110 + 14_320));
        assertThat(zpd.booksAddUp()).isTrue();
    }

    @Test
    @DisplayName("of a lost bill: evidence side by side, a proposal from the curve, many accepted at once, each once")
    void proposals() {
        UUID driver = zpd.driverWith(10_000);
        String billNo = lost(driver);
        zpd.staff().get(API + "/bills/" + billNo + "/evidence").then().statusCode(200)
                .body("records", empty()).body("platform.unpluggedAt", equalTo("2019-10-16T08:40:00Z"))
                .body("curve.size()", equalTo(12)).body("curve[3].powerW", equalTo(7_040))
                .body("findings[0].code", equalTo(1)).body("versions.size()", equalTo(1))
                .body("proposal.values.energyTenthWh", equalTo(90_000)).body("proposal.confidence", equalTo("HIGH"));
        var proposed = JsonPath.from(zpd.staff().get(API + "/abnormal-bills/proposals").then().statusCode(200)
                .body("items.size()", equalTo(1)).body("items[0].billNo", equalTo(billNo)).extract().asString());
        assertThat(proposed.getLong("items[0].preview.after.totalFen")).isEqualTo(990);
        String digest = proposed.getString("items[0].preview.digest");

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
    @DisplayName("a true record that arrives between preview and save is a conflict that shows both; it healed the bill")
    void recordBetween() {
        String billNo = lost(zpd.driverWith(10_000));
        Map<String, Object> values = Map.of("chargeStartedAt", "2019-10-16T08:19:00Z", "chargeEndedAt",
                "2019-10-16T08:28:00Z", "energyTenthWh", 80_000);
        String digest = preview(billNo, values).statusCode(200).extract().path("digest");
        new PileVoice(zpd, billNo).record("2019-10-16T10:00:00Z", "2019-10-16T08:19:00Z", "2019-10-16T08:29:00Z",
                95_000);
        zpd.awaitState(billNo, "BILLED");

        problem(correct(billNo, "\"1\"", key(), values, digest), 409, "record-arrived")
                .body("record.energyTenthWh", equalTo(95_000)).body("correction.energyTenthWh", equalTo(80_000))
                .body("billVersion", equalTo(2));
        answer(zpd, billNo, 2, "voucher-none", "");
        zpd.awaitState(billNo, "SETTLED");
        zpd.staff().get(API + "/bills/" + billNo + "/versions").then()
                .body("items.source", equalTo(List.of("HELD", "HEALED"))).body("items[1].totalFen", equalTo(1_045));
        assertThat(read(billNo, "bill-settled").json()).contains("\"reasonCode\":\"HEALED\"");
        assertThat(zpd.booksAddUp()).isTrue();
    }

    @Test
    @DisplayName("a record that comes after a manual fix is offered once, never billed by itself; accepted, it is billed")
    void offer() {
        UUID driver = zpd.driverWith(10_000);
        String billNo = fixed(driver);
        var pile = new PileVoice(zpd, billNo);
        UUID record = pile.record("2019-10-16T10:00:00Z", "2019-10-16T08:19:00Z", "2019-10-16T08:29:00Z", 95_000);
        await().atMost(SOON).untilAsserted(() -> zpd.staff().get(API + "/record-offers").then()
                .body("items.recordId", equalTo(List.of(record.toString()))));
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
        zpd.driver(driver).get(API + "/driver/wallet").then().body("balanceFen", equalTo(10_000 - 1_045));
        assertThat(zpd.booksAddUp()).isTrue();
    }

    @Test
    @DisplayName("a late record can be dismissed with a reason; one that says the same as the bill is not offered at all")
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
    }

    @Test
    @DisplayName("is nothing for drivers")
    void drivers() {
        UUID driver = zpd.driverWith(20_000);
        String billNo = GoldenSession.rated(zpd, driver);
        problem(zpd.driver(driver).contentType("application/json").body(NO_IDLING)
                .post(API + "/bills/" + billNo + "/corrections/preview"), 403, "forbidden");
        problem(zpd.driver(driver).get(API + "/bills/" + billNo + "/evidence"), 403, "forbidden");
        problem(zpd.driver(driver).get(API + "/record-offers"), 403, "forbidden");
        problem(zpd.driver(driver).get(API + "/abnormal-bills/proposals"), 403, "forbidden");
    }

    /** Charged 9 kWh with a reading a minute, unplugged at 08:40, and the record never came. */
    private String lost(UUID driver) {
        BusinessTime.set(Instant.parse("2019-10-16T08:18:22.566095Z"));
        String billNo = zpd.start(driver, "01");
        var pile = new PileVoice(zpd, billNo);
        pile.started("2019-10-16T08:19:00Z");
        for (int minute = 0; minute < 9; minute++) {
            pile.progressed("2019-10-16T08:2" + minute + ":00Z", "CHARGING", true, 10_000L * (minute + 1));
        }
        pile.progressed("2019-10-16T08:29:00Z", "IDLE", true, 90_000);
        pile.unplugged("2019-10-16T08:40:00Z", "2019-10-16T08:40:15Z");
        pile.observed("2019-10-16T09:10:00Z", true, "2019-10-15T16:00:00Z");
        zpd.awaitState(billNo, "HELD");
        BusinessTime.set(Instant.parse("2019-10-16T09:10:00Z"));
        return billNo;
    }

    /** A lost bill that staff made 8 kWh of, until 08:28: 8.80 yuan, settled as version 2. */
    private String fixed(UUID driver) {
        String billNo = lost(driver);
        Map<String, Object> values = Map.of("chargeStartedAt", "2019-10-16T08:19:00Z", "chargeEndedAt",
                "2019-10-16T08:28:00Z", "energyTenthWh", 80_000);
        String digest = preview(billNo, values).statusCode(200).extract().path("digest");
        correct(billNo, "\"1\"", key(), values, digest).then().statusCode(200).body("state", equalTo("RATED"));
        answer(zpd, billNo, 2, "voucher-none", "");
        zpd.awaitState(billNo, "SETTLED");
        return billNo;
    }

    private ValidatableResponse preview(String billNo, Map<String, Object> values) {
        return zpd.staff("service-desk").contentType("application/json").body(values)
                .post(API + "/bills/" + billNo + "/corrections/preview").then();
    }

    private Response correct(String billNo, String ifMatch, String key, Map<String, Object> values, String digest) {
        var request = zpd.staff("finance").contentType("application/json").body(Map.of("values", values, "digest",
                digest, "reason", "计费错误", "notifyDriver", true));
        if (key != null) {
            request = request.header("Idempotency-Key", key);
        }
        if (ifMatch != null) {
            request = request.header("If-Match", ifMatch);
        }
        return request.post(API + "/bills/" + billNo + "/corrections");
    }

    private Response post(String billNo, String role, String digest) {
        return zpd.staff(role).header("Idempotency-Key", key()).header("If-Match", "\"1\"")
                .contentType("application/json").body(Map.of("values", NO_IDLING, "digest", digest, "reason", "r"))
                .post(API + "/bills/" + billNo + "/corrections");
    }

    private Response accept(String key, List<Map<String, String>> items) {
        return zpd.staff("operator-admin").header("Idempotency-Key", key).contentType("application/json")
                .body(Map.of("items", items, "reason", "按实时数据", "notifyDriver", false))
                .post(API + "/abnormal-bills/accept-proposals");
    }

    private static ValidatableResponse problem(Response response, int status, String slug) {
        return response.then().statusCode(status).body("type", equalTo("/problems/" + slug));
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
