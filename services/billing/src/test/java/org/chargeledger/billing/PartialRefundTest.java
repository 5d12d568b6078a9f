package org.chargeledger.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargeledger.billing.CorrectionDesk.problem;
import static org.chargeledger.billing.Operator.API;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chargeledger.kit.testing.TestStack;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("What a settled bill took")
class PartialRefundTest {

    @Test
    @DisplayName("comes back in part of a component, never more than is left of it, as it was paid")
    void partOfAComponent() {
        Operator zpd = Operator.withTariff();
        WalletTest.setting(zpd, "\"0\"", "BONUS_FIRST", 0).then().statusCode(200);
        UUID driver = zpd.driverWith(10_000);
        WalletTest.grant(zpd, driver, 190).then().statusCode(201);
        String billNo = WalletTest.settled(zpd, driver, "2019-10-16T01:00:00Z", 100_000);
        var desk = new CorrectionDesk(zpd);

        desk.refund(billNo, "\"1\"", part("SERVICE_FEE", 341, 0)).then().statusCode(409)
                .body("type", equalTo("/problems/refund-above-paid")).body("leftFen", equalTo(340));
        desk.refund(billNo, "\"1\"", part("SERVICE_FEE", 0, 0)).then().statusCode(400);
        desk.refund(billNo, "\"1\"", Map.of("amountFen", 1, "reason", "of what?")).then().statusCode(400);
        desk.refund(billNo, "\"1\"", Map.of("components", Collections.singletonList(null), "reason", "of nothing"))
                .then()
                .statusCode(400);
        desk.refund(billNo, "\"1\"", part("SERVICE_FEE", 101, 0)).then().statusCode(201)
                .body("serviceFeeFen", equalTo(101)).body("principalFen", equalTo(45)).body("bonusFen", equalTo(56));
        desk.refund(billNo, "\"1\"", part("SERVICE_FEE", 240, 101)).then().statusCode(409)
                .body("leftFen", equalTo(239));
        desk.refund(billNo, "\"1\"", part("SERVICE_FEE", 239, 101)).then().statusCode(201)
                .body("principalFen", equalTo(150 - 45)).body("bonusFen", equalTo(190 - 56));
        desk.refund(billNo, "\"1\"", part("SERVICE_FEE", 1, 340)).then().statusCode(409)
                .body("type", equalTo("/problems/nothing-to-refund"));
        zpd.driver(driver).get(API + "/driver/wallet").then().body("principalFen", equalTo(10_000 - 760))
                .body("bonusFen", equalTo(190));
        assertThat(zpd.booksAddUp()).isTrue();
    }

    @Test
    @DisplayName("comes back in part where all that went back before was seen: the second of two is shown both, and "
            + "a request that is sent again is answered as before")
    void meanwhile() {
        Operator zpd = Operator.withTariff();
        String billNo = WalletTest.settled(zpd, zpd.driverWith(10_000), "2019-10-16T01:00:00Z", 100_000);
        var desk = new CorrectionDesk(zpd);

        desk.refund(billNo, "\"1\"", Map.of("components", List.of("ENERGY_FEE"), "amountFen", 1, "reason", "saw none"))
                .then().statusCode(400).body("detail", containsString("seenRefundedFen"));
        desk.refund(billNo, "\"1\"", part("ENERGY_FEE", 1, -1)).then().statusCode(400);
        String ann = desk.refund(billNo, "\"1\"", "ann", part("ENERGY_FEE", 100, 0)).then().statusCode(201).extract()
                .path("refundId");
        problem(desk.refund(billNo, "\"1\"", "ben", part("ENERGY_FEE", 100, 0)), 409, "refunded-meanwhile")
                .body("seenRefundedFen", equalTo(0)).body("refundedFen", equalTo(100))
                .body("refunds.refundId", contains(ann));
        desk.refund(billNo, "\"1\"", "ann", part("ENERGY_FEE", 100, 0)).then().statusCode(201)
                .body("refundId", equalTo(ann));
        problem(desk.refund(billNo, "\"2\"", "cal", part("ENERGY_FEE", 100, 100)), 412, "version-stale");
        problem(desk.refund(billNo, "\"1\"", "cal", part("ENERGY_FEE", 100, 100)), 409, "idempotency-key-reused");
        desk.refund(billNo, "\"1\"", List.of("SERVICE_FEE")).then().statusCode(201);
        problem(desk.refund(billNo, "\"1\"", part("ENERGY_FEE", 100, 439)), 409, "refunded-meanwhile");
        problem(desk.refund(billNo, "\"1\"", part("ENERGY_FEE", 100, 441)), 409, "refunded-meanwhile");
        desk.refund(billNo, "\"1\"", part("ENERGY_FEE", 100, 440)).then().statusCode(201);
        zpd.staff().get(API + "/bills/" + billNo + "/refunds").then()
                .body("items.energyFeeFen", containsInAnyOrder(100, 0, 100));
        assertThat(zpd.booksAddUp()).isTrue();
    }

    private static Map<String, Object> part(String component, long fen, long seenRefundedFen) {
        return Map.of("components", List.of(component), "amountFen", fen, "seenRefundedFen", seenRefundedFen, "reason",
                "a faulty pile");
    }
}
