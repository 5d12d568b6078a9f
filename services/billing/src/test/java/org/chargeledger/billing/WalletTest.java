package org.chargeledger.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargeledger.billing.Operator.API;
import static org.chargeledger.billing.Operator.SOON;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chargeledger.kit.testing.BusinessTime;
import org.chargeledger.kit.testing.Contracts;
import org.chargeledger.kit.testing.TestStack;
import org.chargeledger.kit.testing.TestTopics;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("A driver's money")
class WalletTest {

    @Test
    @DisplayName("is spent bonus first where the operator says so, and a refund goes back the way it was paid")
    void bonusFirstAndRefund() {
        Operator zpd = Operator.withTariff();
        setting(zpd, "\"0\"", "BONUS_FIRST", 0).then().statusCode(200);
        UUID driver = zpd.driverWith(10_000);
        grant(zpd, driver, 500).then().statusCode(201).body("bonusFen", equalTo(500));
        String billNo = settled(zpd, driver, "2019-10-16T01:00:00Z", 100_000);

        zpd.driver(driver).get(API + "/driver/wallet").then().body("principalFen", equalTo(9_400))
                .body("bonusFen", equalTo(0)).body("reservedFen", equalTo(0));
        assertThat(zpd.booksAddUp()).isTrue();

        refund(zpd, billNo, "\"2\"", List.of()).then().statusCode(412);
        refund(zpd, billNo, null, List.of()).then().statusCode(428);
        refund(zpd, billNo, "\"1\"", List.of("IDLE_FEE")).then().statusCode(409)
                .body("type", equalTo("/problems/nothing-to-refund"));
        refund(zpd, billNo, "\"1\"", List.of("SERVICE_FEE")).then().statusCode(201)
                .body("serviceFeeFen", equalTo(340));
        refund(zpd, billNo, "\"1\"", List.of()).then().statusCode(201).body("energyFeeFen", equalTo(760));
        refund(zpd, billNo, "\"1\"", List.of()).then().statusCode(409);
        zpd.driver(driver).get(API + "/driver/wallet").then().body("principalFen", equalTo(10_000))
                .body("bonusFen", equalTo(500));
        zpd.staff().get(API + "/bills/" + billNo + "/refunds").then().body("items.size()", equalTo(2));
        zpd.driver(driver).get(API + "/driver/wallet-entries?limit=5").then()
                .body("items.kind", hasItem("REFUND"));
        Contracts.assertValid("bill-refunded", TestTopics.read("billing.session.v1", event -> event.key().equals(billNo)
                && event.type().equals("billing.bill-refunded.v1"), SOON).json());
        assertThat(zpd.booksAddUp()).isTrue();
        Operator other = Operator.withTariff();
        refund(other, billNo, "\"1\"", List.of()).then().statusCode(404);
    }

    @Test
    @DisplayName("is taken for earlier bills when it comes in, and a driver who owes too much cannot start")
    void arrears() {
        Operator zpd = Operator.withTariff();
        UUID driver = zpd.driverWith(600);
        String billNo = settled(zpd, driver, "2019-10-16T01:00:00Z", 200_000);
        zpd.driver(driver).get(API + "/driver/wallet").then().body("receivableFen", equalTo(1_600))
                .body("balanceFen", equalTo(0));
        grant(zpd, driver, 2_000).then().statusCode(201);
        zpd.request(driver, "01").then().statusCode(409).body("type", equalTo("/problems/arrears-too-high"))
                .body("owedFen", equalTo(1_600));

        zpd.recharge(driver, 1_000).then().statusCode(201).body("arrearsPaidFen", equalTo(1_000));
        zpd.staff().get(API + "/bills/" + billNo).then().body("paidFen", equalTo(1_600))
                .body("receivableFen", equalTo(600));
        assertThat(zpd.booksAddUp()).isTrue();
        zpd.request(driver, "01").then().statusCode(201);
        String told = TestTopics.read("billing.session.v1", event -> event.key().equals(billNo)
                && event.type().equals("billing.bill-arrears-paid.v1"), SOON).json();
        Contracts.assertValid("bill-arrears-paid", told);
        assertThat(told).contains("\"billVersion\":1", "\"energyFeeFen\":920", "\"serviceFeeFen\":80", "\"recharge ");
        zpd.recharge(driver, 1_000).then().body("arrearsPaidFen", equalTo(600));
        zpd.driver(driver).get(API + "/driver/wallet").then().body("receivableFen", equalTo(0))
                .body("principalFen", equalTo(400));
        zpd.staff().get(API + "/drivers/" + driver + "/wallet-entries").then().body("items.kind", hasItem("ARREARS"));
        assertThat(zpd.booksAddUp()).isTrue();
    }

    @Test
    @DisplayName("that comes back of one bill pays first what is owed of another, as an entry of its own that "
            + "everybody sees")
    void refundPaysArrears() {
        Operator zpd = Operator.withTariff();
        UUID driver = zpd.driverWith(2_000);
        String paid = settled(zpd, driver, "2019-10-16T01:00:00Z", 100_000);
        String owing = settled(zpd, driver, "2019-10-16T11:00:00Z", 150_000);
        zpd.staff().get(API + "/bills/" + owing).then().body("receivableFen", equalTo(750));

        refund(zpd, paid, "\"1\"", List.of()).then().statusCode(201).body("principalFen", equalTo(1_100))
                .body("arrearsPaidFen", equalTo(750));

        zpd.driver(driver).get(API + "/driver/wallet").then().body("receivableFen", equalTo(0))
                .body("principalFen", equalTo(350));
        zpd.staff().get(API + "/bills/" + owing).then().body("paidFen", equalTo(1_650)).body("receivableFen",
                equalTo(0));
        zpd.staff().get(API + "/drivers/" + driver + "/wallet-entries").then()
                .body("items.findAll { it.kind == 'ARREARS' }.billNo", contains(owing, owing));
        zpd.driver(driver).get(API + "/driver/refunds").then().body("items[0].arrearsPaidFen", equalTo(750));
        Contracts.assertValid("bill-refunded", TestTopics.read("billing.session.v1", event -> event.key().equals(paid)
                && event.type().equals("billing.bill-refunded.v1"), SOON).json());
        assertThat(zpd.booksAddUp()).isTrue();
    }

    @Test
    @DisplayName("that a settlement no longer needs pays first what is owed of another bill, visibly")
    void releasePaysArrears() {
        Operator zpd = Operator.withTariff();
        setting(zpd, "\"0\"", Map.of("spendingOrder", "PRINCIPAL_FIRST", "arrearsLimitFen", 1_000, "lowBalanceFen",
                2_500, "reason", "tell them")).then().statusCode(200);
        UUID driver = zpd.driverWith(4_000);
        String waiting = rated(zpd, driver, "2019-10-16T01:00:00Z", 100_000);
        String owing = settled(zpd, driver, "2019-10-16T11:00:00Z", 150_000);
        zpd.driver(driver).get(API + "/driver/wallet").then().body("receivableFen", equalTo(650))
                .body("principalFen", equalTo(0)).body("reservedFen", equalTo(3_000));

        OneSessionTest.answer(zpd, waiting, "voucher-none", "");
        zpd.awaitState(waiting, "SETTLED");

        zpd.driver(driver).get(API + "/driver/wallet").then().body("receivableFen", equalTo(0))
                .body("principalFen", equalTo(4_000 - 1_100 - 1_650)).body("reservedFen", equalTo(0));
        zpd.staff().get(API + "/bills/" + owing).then().body("paidFen", equalTo(1_650)).body("receivableFen",
                equalTo(0));
        zpd.staff().get(API + "/drivers/" + driver + "/wallet-entries").then()
                .body("items.findAll { it.kind == 'ARREARS' }.amountFen.sum()", equalTo(650));
        assertThat(TestTopics.read("billing.wallet.v1", event -> event.key().equals(driver.toString())
                && event.type().equals("billing.balance-low.v1"), SOON).json()).contains("\"availableFen\":1250");
        assertThat(zpd.booksAddUp()).isTrue();
    }

    @Test
    @DisplayName("is told to be low by the settlement that takes it below the operator's limit, and not again by the "
            + "next")
    void toldToBeLow() {
        Operator zpd = Operator.withTariff();
        setting(zpd, "\"0\"", Map.of("spendingOrder", "PRINCIPAL_FIRST", "arrearsLimitFen", 0, "lowBalanceFen", 2_000,
                "reason", "tell them")).then().statusCode(200).body("lowBalanceFen", equalTo(2_000));
        UUID driver = zpd.driverWith(4_000);
        settled(zpd, driver, "2019-10-16T01:00:00Z", 100_000);
        settled(zpd, driver, "2019-10-16T11:00:00Z", 100_000);
        settled(zpd, driver, "2019-10-16T21:00:00Z", 100_000);

        TestTopics.read("billing.wallet.v1", event -> event.key().equals(driver.toString())
                && event.type().equals("billing.balance-low.v1"), SOON);
        var told = TestTopics.all("billing.wallet.v1").stream().filter(event -> event.key().equals(driver.toString())
                && event.type().equals("billing.balance-low.v1")).toList();
        assertThat(told).hasSize(1);
        Contracts.assertValid("balance-low", told.getFirst().json());
        assertThat(told.getFirst().json()).contains("\"availableFen\":1800", "\"limitFen\":2000");
        setting(zpd, "\"1\"", Map.of("spendingOrder", "PRINCIPAL_FIRST", "arrearsLimitFen", 0, "lowBalanceFen", 0,
                "reason", "r")).then().statusCode(400);
        setting(zpd, "\"1\"", "PRINCIPAL_FIRST", 0).then().statusCode(200).body("lowBalanceFen", nullValue());
    }

    @Test
    @DisplayName("follows a setting that only admins change, from the version they saw, with a reason that is kept")
    void setting() {
        Operator zpd = Operator.withTariff();
        zpd.staff().get(API + "/wallet-setting").then().statusCode(200).header("ETag", "\"0\"")
                .body("spendingOrder", equalTo("PRINCIPAL_FIRST")).body("arrearsLimitFen", equalTo(1_000));
        setting(zpd, "\"0\"", "BONUS_FIRST", 500).then().statusCode(200);
        setting(zpd, "\"0\"", "PRINCIPAL_FIRST", 500).then().statusCode(412);
        Map<String, Object> wish = Map.of("spendingOrder", "BONUS_FIRST", "arrearsLimitFen", 600, "reason", "r");
        setting(zpd, "\"0\"", "again", wish).then().statusCode(412);
        setting(zpd, "\"1\"", "again", wish).then().statusCode(409).body("type",
                equalTo("/problems/idempotency-key-reused"));
        zpd.staff("operator-admin").get(API + "/audit?subjectKind=wallet-setting").then()
                .body("items[0].action", equalTo("change-wallet-setting")).body("items[0].reason", equalTo("because"));
        zpd.staff("viewer").header("Idempotency-Key", "x").header("If-Match", "\"1\"").contentType("application/json")
                .body(Map.of("spendingOrder", "BONUS_FIRST", "arrearsLimitFen", 0, "reason", "r"))
                .put(API + "/wallet-setting").then().statusCode(403);
    }

    /** A session of so much energy at 6 kW, plugged out at once and settled without a voucher. */
    static String settled(Operator operator, UUID driver, String start, long energyTenthWh) {
        String billNo = rated(operator, driver, start, energyTenthWh);
        OneSessionTest.answer(operator, billNo, "voucher-none", "");
        operator.awaitState(billNo, "SETTLED");
        return billNo;
    }

    /** The same, still waiting for the voucher service. */
    static String rated(Operator operator, UUID driver, String start, long energyTenthWh) {
        Instant from = Instant.parse(start);
        BusinessTime.set(from);
        String billNo = operator.start(driver, "01");
        var pile = new PileVoice(operator, billNo);
        Instant began = from.plusSeconds(30);
        Instant ended = began.plusSeconds(energyTenthWh * 6 / 100);
        pile.started(began.toString());
        pile.progressed(ended.minusSeconds(10).toString(), "CHARGING", true, energyTenthWh - 100);
        pile.progressed(ended.toString(), "IDLE", true, energyTenthWh);
        pile.record(ended.plusSeconds(10).toString(), began.toString(), ended.toString(), energyTenthWh);
        pile.unplugged(ended.plusSeconds(60).toString(), ended.plusSeconds(75).toString());
        operator.awaitState(billNo, "BILLED");
        return billNo;
    }

    static Response grant(Operator operator, UUID driver, long fen) {
        return operator.staff("finance").header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json").body(Map.of("amountFen", fen, "reason", "welcome"))
                .post(API + "/drivers/" + driver + "/bonuses");
    }

    private static Response refund(Operator operator, String billNo, String ifMatch, List<String> components) {
        return new CorrectionDesk(operator).refund(billNo, ifMatch, components);
    }

    static Response setting(Operator operator, String ifMatch, String order, long limit) {
        return setting(operator, ifMatch, Map.of("spendingOrder", order, "arrearsLimitFen", limit, "reason",
                "because"));
    }

    private static Response setting(Operator operator, String ifMatch, Map<String, Object> body) {
        return setting(operator, ifMatch, UUID.randomUUID().toString(), body);
    }

    private static Response setting(Operator operator, String ifMatch, String key, Map<String, Object> body) {
        return operator.staff("operator-admin").header("Idempotency-Key", key)
                .header("If-Match", ifMatch).contentType("application/json")
                .body(body)
                .put(API + "/wallet-setting");
    }
}
