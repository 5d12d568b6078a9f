package org.chargeledger.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargeledger.billing.CorrectionDesk.key;
import static org.chargeledger.billing.CorrectionDesk.problem;
import static org.chargeledger.billing.Operator.API;
import static org.chargeledger.billing.Operator.SOON;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chargeledger.kit.testing.BusinessTime;
import org.chargeledger.kit.testing.Contracts;
import org.chargeledger.kit.testing.TestStack;
import org.chargeledger.kit.testing.TestTopics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("What was mistyped into a wallet")
class TakeBackTest {

    private final Operator zpd = Operator.withTariff();
    private UUID driver;

    @BeforeEach
    void comes() {
        driver = zpd.driverWith(0);
    }

    @Test
    @DisplayName("as an offline recharge is taken back once, as far as it was too much, and nothing is overwritten")
    void recharge() {
        BusinessTime.set(Instant.parse("2019-10-16T01:00:00Z"));
        zpd.recharge(driver, 500).then().statusCode(201);
        BusinessTime.set(Instant.parse("2019-10-16T01:00:01Z"));
        String recharge = recharged(10_000);
        String key = key();

        Response back = reverse(recharge, key, 9_000);
        back.then().statusCode(201).body("rechargeId", equalTo(recharge)).body("amountFen", equalTo(9_000))
                .body("principalFen", equalTo(1_500));
        assertThat(reverse(recharge, key, 9_000).asString()).as("asked for twice").isEqualTo(back.asString());
        problem(reverse(recharge, key, 8_000), 409, "idempotency-key-reused");
        problem(reverse(recharge, key(), 1), 409, "taken-back").body("takenBackFen", equalTo(9_000));

        wallet().body("principalFen", equalTo(1_500));
        reads("recharges").body("items.amountFen", contains(10_000, 500))
                .body("items[0].rechargeId", equalTo(recharge)).body("items[0].source", equalTo("OFFLINE"))
                .body("items[0].reversal.amountFen", equalTo(9_000))
                .body("items[0].reversal.reason", equalTo("a zero too many")).body("items[1].reversal", nullValue());
        reads("wallet-entries").body("items[0].kind", equalTo("RECHARGE_REVERSED"))
                .body("items[0].from", equalTo("WALLET")).body("items[0].to", equalTo("RECHARGE_CLEARING"))
                .body("items.kind", contains("RECHARGE_REVERSED", "RECHARGE", "RECHARGE"));
        audited().body("items[0].action", equalTo("reverse-recharge"))
                .body("items[0].reason", equalTo("a zero too many"))
                .body("items[0].before.principalFen", equalTo(10_500)).body("items[0].before.reversal", nullValue())
                .body("items[0].after.principalFen", equalTo(1_500))
                .body("items[0].after.reversal.rechargeId", equalTo(recharge));
        String told = TestTopics.read("billing.wallet.v1", event -> event.key().equals(driver.toString())
                && event.type().equals("billing.wallet-recharge-reversed.v1"), SOON).json();
        Contracts.assertValid("wallet-recharge-reversed", told);
        assertThat(told).contains("\"amountFen\":9000", "\"rechargeLeftFen\":1000", recharge);
        assertThat(zpd.booksAddUp()).isTrue();
    }

    @Test
    @DisplayName("is taken back only as far as it is not spent, not reserved, and paid nothing that was owed")
    void spent() {
        String recharge = recharged(5_000);
        WalletTest.settled(zpd, driver, "2019-10-16T01:00:00Z", 100_000);
        WalletTest.rated(zpd, driver, "2019-10-16T11:00:00Z", 10_000);
        WalletTest.grant(zpd, driver, 700).then().statusCode(201);
        wallet().body("principalFen", equalTo(900)).body("reservedFen", equalTo(3_000));

        problem(reverse(recharge, key(), 901), 409, "balance-too-low").body("principalFen", equalTo(900));
        reverse(recharge, key(), 900).then().statusCode(201).body("principalFen", equalTo(0));

        wallet().body("bonusFen", equalTo(700)).body("reservedFen", equalTo(3_000));
        assertThat(zpd.booksAddUp()).isTrue();
    }

    @Test
    @DisplayName("and paid what was owed leaves that paid")
    void arrearsStayPaid() {
        UUID debtor = zpd.driverWith(600);
        String billNo = WalletTest.settled(zpd, debtor, "2019-10-16T01:00:00Z", 200_000);
        String recharge = zpd.recharge(debtor, 2_000).then().body("arrearsPaidFen", equalTo(1_600)).extract()
                .path("rechargeId");

        problem(back(zpd, "finance", debtor, "recharges/" + recharge + "/reversal", key(), 2_000), 409,
                "balance-too-low").body("principalFen", equalTo(400));
        back(zpd, "finance", debtor, "recharges/" + recharge + "/reversal", key(), 400).then().statusCode(201);

        zpd.bill(billNo).body("receivableFen", equalTo(0)).body("paidFen", equalTo(2_200));
        assertThat(zpd.booksAddUp()).isTrue();
    }

    @Test
    @DisplayName("never comes to more than was typed, and is none of what WeChat Pay brought")
    void notMore() {
        String recharge = recharged(1_000);
        zpd.recharge(driver, 1_000).then().statusCode(201);
        problem(reverse(recharge, key(), 1_001), 400, "invalid-request")
                .body("findings", hasItem(containsString("at most 1000")));
        try (Payer payer = Payer.atATill()) {
            payer.pay(4_000, "a");
            String paid = payer.operator.staff().get(API + "/drivers/" + payer.driver + "/recharges").then()
                    .body("items[0].source", equalTo("WECHAT_PAY")).extract().path("items[0].rechargeId");
            problem(back(payer.operator, "finance", payer.driver, "recharges/" + paid + "/reversal", key(), 1), 409,
                    "recharge-not-offline");
        }
    }

    @Test
    @DisplayName("as a bonus is withdrawn once, as far as it is unspent, and the principal stays")
    void bonus() {
        zpd.recharge(driver, 10_000).then().statusCode(201);
        WalletTest.setting(zpd, "\"0\"", "BONUS_FIRST", 0).then().statusCode(200);
        String grant = WalletTest.grant(zpd, driver, 4_000).then().extract().path("grantId");
        WalletTest.settled(zpd, driver, "2019-10-16T01:00:00Z", 100_000);
        wallet().body("bonusFen", equalTo(2_900));

        problem(withdraw(grant, key(), 4_001), 400, "invalid-request");
        problem(withdraw(grant, key(), 2_901), 409, "balance-too-low").body("bonusFen", equalTo(2_900));
        String key = key();
        Response back = withdraw(grant, key, 2_800);
        back.then().statusCode(201).body("grantId", equalTo(grant)).body("amountFen", equalTo(2_800))
                .body("bonusFen", equalTo(100));
        assertThat(withdraw(grant, key, 2_800).asString()).as("asked for twice").isEqualTo(back.asString());
        problem(withdraw(grant, key(), 100), 409, "taken-back").body("takenBackFen", equalTo(2_800));

        wallet().body("bonusFen", equalTo(100)).body("principalFen", equalTo(10_000));
        reads("bonuses").body("items", hasSize(1)).body("items[0].grantId", equalTo(grant))
                .body("items[0].amountFen", equalTo(4_000)).body("items[0].withdrawal.amountFen", equalTo(2_800));
        reads("wallet-entries").body("items[0].kind", equalTo("BONUS_WITHDRAWN"))
                .body("items[0].from", equalTo("BONUS")).body("items[0].to", equalTo("BONUS_COST"));
        audited().body("items[0].action", equalTo("withdraw-bonus")).body("items[0].before.bonusFen", equalTo(2_900))
                .body("items[0].after.bonusFen", equalTo(100))
                .body("items[0].after.withdrawal.grantId", equalTo(grant));
        assertThat(zpd.booksAddUp()).isTrue();
        zpd.staff().get(API + "/ledger/equations?whole=true").then().body("items.every { it.holds }", equalTo(true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"recharges", "bonuses"})
    @DisplayName("is taken back by finance alone, from the driver who got it, of its own operator")
    void whoMay(String what) {
        String path = what.equals("recharges") ? "recharges/" + recharged(100) + "/reversal"
                : "bonuses/" + WalletTest.grant(zpd, driver, 100).path("grantId") + "/withdrawal";
        for (String role : List.of("operator-admin", "service-desk", "viewer")) {
            problem(back(zpd, role, driver, path, key(), 1), 403, "forbidden");
        }
        problem(zpd.driver(driver).header("Idempotency-Key", key()).contentType("application/json")
                .body(Map.of("amountFen", 1, "reason", "r")).post(API + "/drivers/" + driver + "/" + path), 403,
                "forbidden");
        zpd.driver(driver).get(API + "/drivers/" + driver + "/" + what).then().statusCode(403);
        Operator other = Operator.withoutTariff();
        problem(back(other, "finance", driver, path, key(), 1), 404, "not-found");
        other.staff().get(API + "/drivers/" + driver + "/" + what).then().body("items", hasSize(0));
        UUID neighbour = zpd.driverWith(100);
        problem(back(zpd, "finance", neighbour, path, key(), 1), 404, "not-found");
        problem(back(zpd, "finance", driver, path.replaceFirst("/[0-9a-f-]{36}", "/" + UUID.randomUUID()), key(), 1),
                404, "not-found");
        back(zpd, "finance", driver, path.replaceFirst("/[0-9a-f-]{36}", "/no-id"), key(), 1).then().statusCode(400);
        for (String body : List.of("{}", "[]", "{\"amountFen\":1}", "{\"amountFen\":1,\"reason\":\" \"}",
                "{\"amountFen\":0,\"reason\":\"r\"}", "{\"amountFen\":10000001,\"reason\":\"r\"}",
                "{\"amountFen\":1,\"reason\":\"" + "x".repeat(201) + "\"}")) {
            zpd.staff("finance").header("Idempotency-Key", key()).contentType("application/json").body(body)
                    .post(API + "/drivers/" + driver + "/" + path).then().statusCode(400);
        }
        problem(zpd.staff("finance").contentType("application/json").body(Map.of("amountFen", 1, "reason", "r"))
                .post(API + "/drivers/" + driver + "/" + path), 400, "idempotency-key-missing");
        wallet().body("balanceFen", equalTo(100));
        back(zpd, "finance", driver, path, key(), 1).then().statusCode(201);
    }

    private String recharged(long fen) {
        return zpd.recharge(driver, fen).then().statusCode(201).extract().path("rechargeId");
    }

    private Response reverse(String rechargeId, String key, long fen) {
        return back(zpd, "finance", driver, "recharges/" + rechargeId + "/reversal", key, fen);
    }

    private Response withdraw(String grantId, String key, long fen) {
        return back(zpd, "finance", driver, "bonuses/" + grantId + "/withdrawal", key, fen);
    }

    static Response back(Operator operator, String role, UUID driver, String path, String key, long fen) {
        return operator.staff(role).header("Idempotency-Key", key).contentType("application/json")
                .body(Map.of("amountFen", fen, "reason", "a zero too many"))
                .post(API + "/drivers/" + driver + "/" + path);
    }

    private ValidatableResponse wallet() {
        return zpd.driver(driver).get(API + "/driver/wallet").then().statusCode(200);
    }

    private ValidatableResponse reads(String what) {
        return zpd.staff().get(API + "/drivers/" + driver + "/" + what).then().statusCode(200);
    }

    private ValidatableResponse audited() {
        return zpd.staff("operator-admin").get(API + "/audit?subjectKind=driver&subjectId=" + driver).then();
    }
}
