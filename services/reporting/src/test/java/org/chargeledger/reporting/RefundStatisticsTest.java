package org.chargeledger.reporting;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.chargeledger.reporting.SentFacts.NOON;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.chargeledger.kit.testing.TestStack;
import org.chargeledger.kit.testing.Tokens;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("What went back of bills")
class RefundStatisticsTest {

    private static final String BILL = "20191016120000000001";
    private static final Instant NEXT_DAY = Instant.parse("2019-10-17T02:00:00Z");

    private final SentFacts facts = SentFacts.ofAnOperator();

    @Test
    @DisplayName("counts once, with the session's window and with the day on which it went back, and changes no other figure")
    void countsOnce() {
        UUID refund = UUID.randomUUID();
        facts.refunded(refund, BILL, NEXT_DAY);
        facts.settled(BILL, NOON, 11);
        facts.refunded(refund, BILL, NEXT_DAY);
        facts.refunded(UUID.randomUUID(), "20191001120000000001", NEXT_DAY);

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> sessions(facts)
                .body("requested", equalTo(1)).body("refunds", equalTo(1)).body("refundedEnergyFeeFen", equalTo(220))
                .body("refundedServiceFeeFen", equalTo(95)).body("refundedIdleFeeFen", equalTo(5))
                .body("totalFen", equalTo(340)).body("dueFen", equalTo(300)));
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> day("2019-10-17").body("refundedFen", equalTo(640)));
        day("2019-10-16").body("refundedFen", equalTo(0)).body("revenueFen", equalTo(300));
        sessions(SentFacts.ofAnOperator()).body("refunds", equalTo(0)).body("refundedEnergyFeeFen", equalTo(0));
        as(facts, "/api/reporting/v1/dead-letters").body("items", hasSize(0));
    }

    @Test
    @DisplayName("of a version that was corrected below it counts as far as the new one did not charge it again")
    void correctedBelow() {
        facts.refunded(UUID.randomUUID(), BILL, NEXT_DAY);
        facts.settled(BILL, NOON, 11);
        facts.corrected(BILL, NOON);

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> sessions(facts).body("dueFen", equalTo(240))
                .body("refunds", equalTo(1)).body("refundedEnergyFeeFen", equalTo(166))
                .body("refundedServiceFeeFen", equalTo(74)).body("refundedIdleFeeFen", equalTo(0)));
    }

    @Test
    @DisplayName("is not what is paid later of what was owed: that counts once, early or late, with its version alone")
    void arrearsPaid() {
        UUID payment = UUID.randomUUID();
        facts.arrearsPaid(payment, BILL, 1, 4, NEXT_DAY);
        facts.arrearsPaid(UUID.randomUUID(), BILL, 2, 7, NEXT_DAY);
        facts.settled(BILL, NOON, 11);
        facts.arrearsPaid(payment, BILL, 1, 4, NEXT_DAY);

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> sessions(facts).body("dueFen", equalTo(300))
                .body("paidFen", equalTo(294)).body("receivableFen", equalTo(6)));
        facts.corrected(BILL, NOON);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> sessions(facts).body("dueFen", equalTo(240))
                .body("paidFen", equalTo(237)).body("receivableFen", equalTo(3)));
        sessions(SentFacts.ofAnOperator()).body("paidFen", equalTo(0)).body("receivableFen", equalTo(0));
    }

    private ValidatableResponse day(String day) {
        return as(facts, "/api/reporting/v1/statistics/today?day=" + day);
    }

    private static ValidatableResponse sessions(SentFacts of) {
        return as(of, "/api/reporting/v1/statistics/sessions?from=2019-10-15T16:00:00Z&to=2019-10-16T16:00:00Z");
    }

    private static ValidatableResponse as(SentFacts of, String path) {
        return given().auth().oauth2(Tokens.staff(of.operatorId(), "operator-admin")).get(path).then().statusCode(200);
    }
}
