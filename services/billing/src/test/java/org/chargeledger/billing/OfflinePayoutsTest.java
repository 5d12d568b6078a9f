package org.chargeledger.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargeledger.billing.CorrectionDesk.key;
import static org.chargeledger.billing.CorrectionDesk.problem;
import static org.chargeledger.billing.Operator.API;
import static org.chargeledger.billing.Operator.SOON;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chargeledger.kit.testing.Contracts;
import org.chargeledger.kit.testing.TestPostgres;
import org.chargeledger.kit.testing.TestStack;
import org.chargeledger.kit.testing.TestTopics;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("Money that goes back outside WeChat Pay")
class OfflinePayoutsTest extends AtATill {

    @Test
    @DisplayName("is what no earlier payment takes back, leaves the wallet once, and is told to its driver")
    void theRest() {
        payer.pay(4_000, "a");
        payer.operator.recharge(payer.driver, 3_000).then().statusCode(201);
        reads("payable").body("principalFen", equalTo(7_000)).body("wechatPayFen", equalTo(4_000))
                .body("offlineFen", equalTo(3_000));
        problem(payer.payOut(4_001), 409, "payout-not-covered").body("payableFen", equalTo(4_000))
                .body("offlineFen", equalTo(1)).body("detail", containsString("offline payout"));
        problem(pay(3_001, "TT1"), 409, "payout-by-wechat-pay").body("wechatPayFen", equalTo(4_000))
                .body("offlineFen", equalTo(3_000));

        String key = key();
        Response paid = pay(key, of(3_000, " TT1 "));
        paid.then().statusCode(201).body("amountFen", equalTo(3_000)).body("reference", equalTo("TT1"))
                .body("principalFen", equalTo(4_000)).body("arrearsPaidFen", equalTo(0));
        assertThat(pay(key, of(3_000, " TT1 ")).asString()).as("asked for twice").isEqualTo(paid.asString());
        problem(pay(key, of(2_000, "TT1")), 409, "idempotency-key-reused");
        problem(pay(1_000, "TT1"), 409, "payout-booked").body("payoutId", equalTo(paid.path("payoutId")));

        assertThat(payer.balance()).isEqualTo(4_000);
        reads("offline-payouts").body("items", hasSize(1)).body("items[0].reference", equalTo("TT1"))
                .body("items[0].amountFen", equalTo(3_000)).body("items[0].reason", equalTo("paid in cash, moves away"));
        reads("wallet-entries").body("items[0].kind", equalTo("PAYOUT")).body("items[0].from", equalTo("WALLET"))
                .body("items[0].to", equalTo("RECHARGE_CLEARING"));
        payer.operator.staff("operator-admin").get(API + "/audit?subjectKind=driver&subjectId=" + payer.driver).then()
                .body("items[0].action", equalTo("pay-out-offline"))
                .body("items[0].before.principalFen", equalTo(7_000)).body("items[0].before.payout", nullValue())
                .body("items[0].after.principalFen", equalTo(4_000))
                .body("items[0].after.payout.reference", equalTo("TT1"));
        assertThat(payer.equation("offline-clearing")).isZero();
        String told = TestTopics.read("billing.wallet.v1", event -> event.key().equals(payer.driver.toString())
                && event.type().equals("billing.wallet-refunded-offline.v1"), SOON).json();
        Contracts.assertValid("wallet-refunded-offline", told);
        assertThat(told).contains("\"amountFen\":3000").doesNotContain("TT1");
    }

    @Test
    @DisplayName("is also what WeChat Pay could take back, if staff say so, and is not sent there again")
    void insteadOfWechatPay() {
        payer.pay(4_000, "a");

        pay(key(), Map.of("amountFen", 1_500, "reference", "TT1", "reason", "account closed", "insteadOfWechatPay",
                true)).then().statusCode(201).body("principalFen", equalTo(2_500));

        reads("payable").body("principalFen", equalTo(2_500)).body("wechatPayFen", equalTo(2_500))
                .body("offlineFen", equalTo(0));
        problem(payer.payOut(2_501), 409, "balance-too-low");
        payer.payOut(2_500).then().statusCode(201);
        assertThat(payer.balance()).isZero();
        assertThat(payer.equation("offline-clearing")).isEqualTo(-1_500);
    }

    @Test
    @DisplayName("is what was paid in too long ago")
    void tooOld() {
        payer.pay(4_000, "old");
        payer.pay(1_000, "new");
        TestPostgres.run("update pay_order set paid_at = paid_at - interval '364 days' where amount_fen = 4000"
                + " and operator_id = '" + payer.operator.id + "'");

        reads("payable").body("wechatPayFen", equalTo(1_000)).body("offlineFen", equalTo(4_000));
        problem(pay(4_001, "TT1"), 409, "payout-by-wechat-pay");
        pay(4_000, "TT1").then().statusCode(201);
    }

    @Test
    @DisplayName("is neither what is reserved, nor what is on its way already, nor a bonus")
    void onlyWhatIsFree() {
        payer.pay(1_000, "a");
        payer.operator.recharge(payer.driver, 5_000).then().statusCode(201);
        WalletTest.grant(payer.operator, payer.driver, 700).then().statusCode(201);
        WalletTest.rated(payer.operator, payer.driver, "2019-10-16T01:00:00Z", 100_000);
        payer.payOut(500).then().statusCode(201);

        reads("payable").body("principalFen", equalTo(2_500)).body("wechatPayFen", equalTo(500))
                .body("offlineFen", equalTo(2_000));
        problem(pay(key(), Map.of("amountFen", 2_501, "reference", "TT1", "reason", "r", "insteadOfWechatPay", true)),
                409, "balance-too-low").body("principalFen", equalTo(2_500)).body("owedFen", equalTo(0));
        pay(2_000, "TT1").then().statusCode(201).body("principalFen", equalTo(500));
    }

    @Test
    @DisplayName("is booked by finance alone, of a driver of its own operator")
    void whoMay() {
        payer.operator.recharge(payer.driver, 1_000).then().statusCode(201);
        for (String role : List.of("operator-admin", "service-desk", "viewer")) {
            problem(pay(payer.operator, payer.driver, role, key(), of(1, "TT1")), 403, "forbidden");
        }
        payer.operator.driver(payer.driver).header("Idempotency-Key", key()).contentType("application/json")
                .body(of(1, "TT1")).post(API + "/drivers/" + payer.driver + "/offline-payouts").then().statusCode(403);
        payer.operator.driver(payer.driver).get(API + "/drivers/" + payer.driver + "/payable").then().statusCode(403);
        Operator other = Operator.withoutTariff();
        problem(pay(other, payer.driver, "finance", key(), of(1, "TT1")), 404, "not-found");
        problem(other.staff().get(API + "/drivers/" + payer.driver + "/payable"), 404, "not-found");
        other.staff().get(API + "/drivers/" + payer.driver + "/offline-payouts").then().body("items", hasSize(0));
        problem(pay(payer.operator, UUID.randomUUID(), "finance", key(), of(1, "TT1")), 404, "not-found");
        assertThat(payer.balance()).isEqualTo(1_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"amountFen\":0,\"reference\":\"T\",\"reason\":\"r\"}",
            "{\"amountFen\":-1,\"reference\":\"T\",\"reason\":\"r\"}",
            "{\"amountFen\":10000001,\"reference\":\"T\",\"reason\":\"r\"}",
            "{\"amountFen\":1,\"reference\":\" \",\"reason\":\"r\"}", "{\"amountFen\":1,\"reason\":\"r\"}",
            "{\"amountFen\":1,\"reference\":\"T\",\"reason\":\" \"}", "{\"amountFen\":1,\"reference\":\"T\"}", "[]",
            "{\"amountFen\":1,\"reference\":\"65 characters "
                    + "...................................................\",\"reason\":\"r\"}"})
    @DisplayName("is refused when it does not say how much, by which transfer and why")
    void malformed(String body) {
        payer.operator.staff("finance").header("Idempotency-Key", key()).contentType("application/json").body(body)
                .post(API + "/drivers/" + payer.driver + "/offline-payouts").then().statusCode(400);
    }

    @Test
    @DisplayName("is refused without a key, by which it happens once")
    void withoutKey() {
        problem(payer.operator.staff("finance").contentType("application/json").body(of(1, "TT1"))
                .post(API + "/drivers/" + payer.driver + "/offline-payouts"), 400, "idempotency-key-missing");
    }

    private static Map<String, Object> of(long fen, String reference) {
        return Map.of("amountFen", fen, "reference", reference, "reason", "paid in cash, moves away");
    }

    private Response pay(long fen, String reference) {
        return pay(key(), of(fen, reference));
    }

    private Response pay(String key, Map<String, Object> body) {
        return pay(payer.operator, payer.driver, "finance", key, body);
    }

    static Response pay(Operator operator, UUID driver, String role, String key, Map<String, Object> body) {
        return operator.staff(role).header("Idempotency-Key", key).contentType("application/json").body(body)
                .post(API + "/drivers/" + driver + "/offline-payouts");
    }

    private ValidatableResponse reads(String what) {
        return payer.operator.staff().get(API + "/drivers/" + payer.driver + "/" + what).then().statusCode(200);
    }
}
