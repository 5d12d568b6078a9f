package org.chargeledger.billing;

import static io.restassured.RestAssured.given;
import static org.chargeledger.billing.CorrectionDesk.key;
import static org.chargeledger.billing.Operator.API;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chargeledger.kit.testing.TestStack;
import org.chargeledger.kit.testing.Tokens;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("What the platform did with money in an operator's name")
class MoneyAuditTest {

    private final Operator zpd = Operator.withTariff();

    @Test
    @DisplayName("of a driver is kept with what the wallet held before and after")
    void walletBeforeAndAfter() {
        UUID driver = zpd.driverWith(1_000);
        String drivers = "/drivers/" + driver;

        platform(drivers + "/recharges", Map.of("amountFen", 500, "reason", "cash")).then().statusCode(201);
        entry("driver", driver, "recharge-wallet", "cash").body("items[0].before.balanceFen", equalTo(1_000))
                .body("items[0].after.balanceFen", equalTo(1_500));
        platform(drivers + "/offline-payouts", Map.of("amountFen", 500, "reference", "TT1", "reason", "moves away"))
                .then().statusCode(201);
        entry("driver", driver, "pay-out-offline", "moves away").body("items[0].before.principalFen", equalTo(1_500))
                .body("items[0].after.principalFen", equalTo(1_000));
        platform(drivers + "/bonuses", Map.of("amountFen", 20, "reason", "welcome")).then().statusCode(201);
        platform(drivers + "/bonuses", Map.of("amountFen", 30, "reason", "thanks")).then().statusCode(201);
        entry("driver", driver, "grant-bonus", "thanks").body("items[0].before.bonusFen", equalTo(20))
                .body("items[0].after.bonusFen", equalTo(50));
        String grant = zpd.staff().get("/api/billing/v1" + drivers + "/bonuses").path("items[0].grantId");
        platform(drivers + "/bonuses/" + grant + "/withdrawal", Map.of("amountFen", 10, "reason", "mistyped")).then()
                .statusCode(201);
        entry("driver", driver, "withdraw-bonus", "mistyped").body("items[0].before.bonusFen", equalTo(50))
                .body("items[0].after.bonusFen", equalTo(40));
        String recharge = zpd.staff().get("/api/billing/v1" + drivers + "/recharges").path("items[0].rechargeId");
        platform(drivers + "/recharges/" + recharge + "/reversal", Map.of("amountFen", 300, "reason", "mistyped"))
                .then().statusCode(201);
        entry("driver", driver, "reverse-recharge", "mistyped").body("items[0].before.principalFen", equalTo(1_000))
                .body("items[0].after.principalFen", equalTo(700));
    }

    @Test
    @DisplayName("of a bill is kept with what was left to give back before and after")
    void billBeforeAndAfter() {
        String billNo = WalletTest.settled(zpd, zpd.driverWith(10_000), "2019-10-16T01:00:00Z", 100_000);

        platform("/bills/" + billNo + "/refunds", Map.of("components", List.of("ENERGY_FEE"), "amountFen", 100,
                "seenRefundedFen", 0, "reason", "a faulty pile")).then().statusCode(201);
        entry("bill", billNo, "refund-bill", "a faulty pile").body("items[0].before.energyFeeFen", equalTo(760))
                .body("items[0].before.refund", nullValue()).body("items[0].after.energyFeeFen", equalTo(660))
                .body("items[0].after.serviceFeeFen", equalTo(340))
                .body("items[0].after.refund.principalFen", equalTo(100));
    }

    @Test
    @DisplayName("of many bills is kept with the approval, and with each bill that it gave back")
    void batch() {
        UUID driver = zpd.driverWith(5_000);
        String billNo = IdleBills.settled(zpd, List.of(driver)).getFirst();
        String batchId = RefundBatchTest.frozen(zpd, Map.of());

        platform("/refund-batches/" + batchId + "/approve", Map.of("digest", RefundBatchTest.digest(zpd, batchId)))
                .then().statusCode(200);
        entry("refund-batch", batchId, "approve-refund-batch", "idle fees cancelled");
        RefundBatchTest.awaitState(zpd, batchId, "DONE");
        entry("bill", billNo, "refund-bill", "idle fees cancelled").body("items[0].before.idleFeeFen", equalTo(1_200))
                .body("items[0].after.idleFeeFen", equalTo(0));
    }

    @Test
    @DisplayName("of many bills is kept with the reason for which it was approved, where one was given")
    void reasonOfAnApproval() {
        IdleBills.settled(zpd, List.of(zpd.driverWith(5_000)));
        String batchId = RefundBatchTest.frozen(zpd, Map.of());
        String approve = "/refund-batches/" + batchId + "/approve";
        String digest = RefundBatchTest.digest(zpd, batchId);

        platform(approve, Map.of("digest", digest, "reason", "x".repeat(201))).then().statusCode(400);
        platform(approve, Map.of("digest", digest, "reason", "asked the station")).then().statusCode(200);
        zpd.staff("operator-admin").get(API + "/audit?subjectKind=refund-batch&subjectId=" + batchId).then()
                .body("items.reason", equalTo(List.of("asked the station", "idle fees cancelled")));
    }

    /** The newest entry of a thing. */
    private ValidatableResponse entry(String kind, Object id, String action, String reason) {
        return zpd.staff("operator-admin").get(API + "/audit?subjectKind=" + kind + "&subjectId=" + id).then()
                .body("items[0].action", equalTo(action)).body("items[0].reason", equalTo(reason))
                .body("items[0].inNameOf", equalTo(zpd.id)).body("items[0].actorName", equalTo("pat"));
    }

    private Response platform(String path, Map<String, Object> body) {
        return given().auth().oauth2(Tokens.person("pat", "platform", "platform-admin"))
                .header("X-Operator-Id", zpd.id).header("Idempotency-Key", key()).header("If-Match", "\"1\"")
                .contentType("application/json").body(body).post(API + path);
    }
}
