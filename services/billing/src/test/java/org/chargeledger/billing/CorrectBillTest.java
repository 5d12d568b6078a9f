package org.chargeledger.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargeledger.billing.CorrectionDesk.key;
import static org.chargeledger.billing.CorrectionDesk.problem;
import static org.chargeledger.billing.OneSessionTest.answer;
import static org.chargeledger.billing.OneSessionTest.read;
import static org.chargeledger.billing.Operator.API;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
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
    private final CorrectionDesk desk = new CorrectionDesk(zpd);

    @Test
    @DisplayName("may say that the car stayed longer than it was seen to: the preview names the doubt, and whoever "
            + "saves it has seen that")
    void leftLater() {
        String billNo = GoldenSession.settled(zpd, zpd.driverWith(20_000));
        Map<String, Object> later = Map.of("serviceEndedAt", "2019-10-13T03:50:00Z");
        var preview = JsonPath.from(desk.preview(billNo, later).statusCode(200).body("findings.code", hasItems(103))
                .extract().asString());
        assertThat(preview.getLong("differenceFen")).isEqualTo(16 * 80);
        desk.correct(billNo, "\"1\"", key(), later, preview.getString("digest")).then().statusCode(200)
                .body("differenceFen", equalTo(16 * 80));
        zpd.staff().get(API + "/bills/" + billNo + "/versions").then()
                .body("items.tariffId", equalTo(List.of("T", "T"))).body("items.tariffVersion", equalTo(List.of(1, 1)));
        assertThat(zpd.booksAddUp()).isTrue();
    }

    @Test
    @DisplayName("146.60 yuan become 3.40: 143.20 go back, both versions stay, the driver is told, and the books add "
            + "up")
    void golden() {
        UUID driver = zpd.driverWith(20_000);
        String billNo = GoldenSession.settled(zpd, driver);
        var preview = JsonPath.from(desk.preview(billNo, NO_IDLING).statusCode(200).extract().asString());
        assertThat(preview.getLong("before.totalFen")).isEqualTo(14_660);
        assertThat(preview.getLong("after.totalFen")).isEqualTo(340);
        assertThat(preview.getList("after.lines")).hasSize(2);
        assertThat(preview.getLong("differenceFen")).isEqualTo(-14_320);
        assertThat(preview.getLong("money.walletFen")).isEqualTo(14_320);
        assertThat(preview.getString("voucher.effect")).isEqualTo("NONE");
        zpd.driver(driver).get(API + "/driver/wallet").then().body("balanceFen", equalTo(20_000 - 14_660));

        String key = UUID.randomUUID().toString();
        desk.correct(billNo, "\"1\"", key, NO_IDLING, preview.getString("digest")).then().statusCode(200)
                .body("billVersion", equalTo(2)).body("state", equalTo("SETTLED"))
                .body("differenceFen", equalTo(-14_320));
        desk.correct(billNo, "\"1\"", key, NO_IDLING, preview.getString("digest")).then().statusCode(200)
                .body("billVersion", equalTo(2));

        zpd.driver(driver).get(API + "/driver/wallet").then().body("balanceFen", equalTo(20_000 - 340));
        zpd.staff().get(API + "/bills/" + billNo).then().header("ETag", "\"2\"").body("totalFen", equalTo(340))
                .body("idleFeeFen", equalTo(0)).body("paidFen", equalTo(340)).body("serviceEndedAt",
                        equalTo("2019-10-13T00:19:33Z"));
        zpd.staff().get(API + "/bills/" + billNo + "/versions").then().body("items.billVersion", equalTo(List.of(1, 2)))
                .body("items.current", equalTo(List.of(false, true))).body("items.totalFen",
                equalTo(List.of(14_660, 340)))
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
    @DisplayName("needs the preview's digest, the version it was made from, and a reason; staff who may only look may "
            + "not")
    void conditions() {
        String billNo = GoldenSession.settled(zpd, zpd.driverWith(20_000));
        String digest = desk.preview(billNo, NO_IDLING).extract().path("digest");

        problem(desk.correct(billNo, null, null, NO_IDLING, digest), 400, "idempotency-key-missing");
        problem(desk.correct(billNo, null, key(), NO_IDLING, digest), 428, "if-match-missing");
        problem(desk.correct(billNo, "\"2\"", key(), NO_IDLING, digest), 412, "version-stale");
        problem(desk.correct(billNo, "\"1\"", key(), NO_IDLING, "nonsense"), 400, "bad-request");
        problem(desk.correct(billNo, "\"1\"", key(), Map.of("idleCharged", false), digest), 409, "preview-outdated");
        problem(desk.correct(billNo, "\"1\"", key(), Map.of("serviceEndedAt", "2019-10-13T00:19:32Z"), digest), 422,
                "correction-refused");
        problem(desk.correctAs("finance", billNo, "\"1\"", key(), Map.of("values", NO_IDLING, "digest", digest,
                "reason", " ")), 400, "invalid-request");
        problem(desk.correctAs("service-desk", billNo, "\"1\"", key(), Map.of("values", NO_IDLING, "digest", digest,
                "reason", "r")), 403, "forbidden");
        problem(zpd.staff("viewer").contentType("application/json").body(NO_IDLING)
                .post(API + "/bills/" + billNo + "/corrections/preview"), 403, "forbidden");
        zpd.staff("service-desk").contentType("application/json").body(NO_IDLING)
                .post(API + "/bills/" + billNo + "/corrections/preview").then().statusCode(200);
        Operator other = Operator.withTariff();
        problem(other.staff("finance").contentType("application/json").body(NO_IDLING)
                .post(API + "/bills/" + billNo + "/corrections/preview"), 404, "not-found");
        other.staff().get(API + "/bills/" + billNo + "/evidence").then().statusCode(404);
        other.staff().get(API + "/bills/" + billNo + "/versions").then().statusCode(404);
        desk.preview(billNo, Map.of("chargeEndedAt", "2019-10-13T00:00:00Z", "energyTenthWh", -1)).statusCode(422)
                .body("findings.code", hasItems("CHARGE_END_BEFORE_START", "ENERGY_NEGATIVE"));
        zpd.staff().get(API + "/bills/" + billNo).then().body("billVersion", equalTo(1));
    }

    @Test
    @DisplayName("is refused when it would come out of other money than was shown; a balance that moved otherwise changes "
            + "nothing")
    void otherMoney() {
        UUID driver = zpd.driverWith(3_000);
        String billNo = LostSession.held(zpd, driver);
        Map<String, Object> eightKwh = Map.of("chargeStartedAt", "2019-10-16T08:19:00Z", "chargeEndedAt",
                "2019-10-16T08:28:00Z", "energyTenthWh", 80_000);
        desk.correct(billNo, "\"1\"", key(), eightKwh, desk.preview(billNo, eightKwh).extract().path("digest")).then()
                .statusCode(200);
        OneSessionTest.answer(zpd, billNo, 2, "voucher-none", "");
        zpd.awaitState(billNo, "SETTLED");
        Map<String, Object> tenKwh = Map.of("energyTenthWh", 100_000);
        String ofTheWallet = desk.preview(billNo, tenKwh).body("money.walletFen", equalTo(-220))
                .body("money.receivableFen", equalTo(0)).extract().path("digest");
        zpd.start(driver, "01");
        zpd.driver(driver).get(API + "/driver/wallet").then().body("balanceFen", equalTo(0));

        problem(desk.correct(billNo, "\"2\"", key(), tenKwh, ofTheWallet), 409, "preview-outdated");
        desk.preview(billNo, tenKwh).body("money.walletFen", equalTo(0)).body("money.receivableFen", equalTo(220));
        zpd.recharge(driver, 220).then().statusCode(201);
        zpd.recharge(driver, 1).then().statusCode(201);
        desk.correct(billNo, "\"2\"", key(), tenKwh, ofTheWallet).then().statusCode(200).body("billVersion", equalTo(3));
        zpd.bill(billNo).body("paidFen", equalTo(1_100)).body("receivableFen", equalTo(0));
        zpd.driver(driver).get(API + "/driver/wallet").then().body("balanceFen", equalTo(1));
        assertThat(zpd.booksAddUp()).isTrue();
    }

    @Test
    @DisplayName("by two people at once: one wins, the other is told that the bill has changed")
    void twoAtOnce() throws Exception {
        String billNo = GoldenSession.settled(zpd, zpd.driverWith(20_000));
        String digest = desk.preview(billNo, NO_IDLING).extract().path("digest");
        List<Integer> statuses = new ArrayList<>();
        try (var people = Executors.newFixedThreadPool(2)) {
            Callable<Integer> save = () -> desk.correct(billNo, "\"1\"", key(), NO_IDLING, digest).statusCode();
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
        String digest = desk.preview(billNo, NO_IDLING).extract().path("digest");
        desk.correct(billNo, "\"1\"", key(), NO_IDLING, digest).then().statusCode(200).body("state", equalTo("RATED"));

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
        var kept = JsonPath.from(desk.preview(billNo, less).statusCode(200).extract().asString());
        assertThat(kept.getString("voucher.effect")).isEqualTo("KEPT");
        desk.correct(billNo, "\"1\"", key(), less, kept.getString("digest")).then().statusCode(200);
        zpd.staff().get(API + "/bills/" + billNo).then().body("totalFen", equalTo(220 + 14_320))
                .body("discountFen", equalTo(220)).body("voucherId", equalTo(voucher));

        Map<String, Object> least = Map.of("energyTenthWh", 10_000);
        var dropped = JsonPath.from(desk.preview(billNo, least).statusCode(200).extract().asString());
        assertThat(dropped.getString("voucher.effect")).isEqualTo("RELEASED");
        desk.correct(billNo, "\"2\"", key(), least, dropped.getString("digest")).then().statusCode(200);
        zpd.staff().get(API + "/bills/" + billNo).then().body("discountFen", equalTo(0))
                .body("voucherId", nullValue()).body("dueFen", equalTo(110 + 14_320));
        assertThat(zpd.booksAddUp()).isTrue();
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
}
