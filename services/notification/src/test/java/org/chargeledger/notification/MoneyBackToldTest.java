package org.chargeledger.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chargeledger.notification.RulesOfReachTest.NOW;
import static org.chargeledger.notification.RulesOfReachTest.SOON;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chargeledger.kit.testing.BusinessTime;
import org.chargeledger.kit.testing.TestStack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@QuarkusTestResource(WechatStub.class)
@DisplayName("What a driver is told of money that comes back")
class MoneyBackToldTest {

    @BeforeEach
    @AfterEach
    void setTime() {
        BusinessTime.set(NOW);
    }

    @Test
    @DisplayName("a refund by WeChat Pay is one story: accepted, then arrived; what stays in the wallet arrives there; what"
            + " nobody heard was asked for is told all the same")
    void oneRefundOneStory() {
        Operator operator = Operator.withWillingAccount();
        for (String kind : List.of("REFUND_ACCEPTED", "REFUND_ARRIVED", "REFUND_FAILED")) {
            operator.putTemplate(kind, List.of(Map.of("key", "amount1", "value", "amount")));
        }
        UUID driverId = Facts.driverOf(operator);
        UUID whole = UUID.randomUUID();
        UUID partly = UUID.randomUUID();
        UUID unasked = UUID.randomUUID();
        String billNo = Facts.newBillNo();
        UUID lastToCome = null;
        for (int times = 0; times < 2; times++) {
            Facts.payout(operator, driverId, unasked, "done", 500);
            Facts.payout(operator, driverId, whole, "requested", 14320);
            Facts.payout(operator, driverId, whole, "done", 14320);
            Facts.payout(operator, driverId, partly, "requested", 14000);
            Facts.refunded(operator, driverId, billNo, partly, 14000);
            lastToCome = Facts.refunded(operator, driverId, billNo, whole, 14320);
        }
        UUID last = lastToCome;
        await().atMost(SOON).until(() -> MessageRow.handled("notification.sessions", last));

        await().atMost(SOON).until(() -> MessageRow.of(operator).stream()
                .map(row -> row.kind() + " " + row.state() + " " + row.factId()).sorted().toList(), List.of(
                "REFUND_ACCEPTED DELIVERED " + partly, "REFUND_ACCEPTED DELIVERED " + whole,
                "REFUND_ARRIVED DELIVERED " + partly, "REFUND_ARRIVED DELIVERED " + whole,
                "REFUND_ARRIVED DELIVERED " + unasked + "-1").stream().sorted()
                .toList()::equals);
        assertThat(operator.sent()).extracting(sent -> sent.at("/data/amount1/value").asText())
                .containsExactlyInAnyOrder("140.00元", "143.20元", "3.20元", "143.20元", "5.00元");
    }

    @Test
    @DisplayName("a payout that falls on several recharges arrives once, with all that arrived, and fails once")
    void severalRecharges() {
        Operator operator = Operator.withWillingAccount();
        for (String kind : List.of("REFUND_ARRIVED", "REFUND_FAILED")) {
            operator.putTemplate(kind, List.of(Map.of("key", "amount1", "value", "amount")));
        }
        UUID driverId = Facts.driverOf(operator);
        UUID payoutId = UUID.randomUUID();
        Facts.payout(operator, driverId, payoutId, 4, 0, "requested", 10000);
        Facts.payout(operator, driverId, payoutId, 4, 1, "done", 1000);
        Facts.payout(operator, driverId, payoutId, 4, 1, "done", 1000);
        Facts.payout(operator, driverId, payoutId, 4, 2, "failed", 2000);
        UUID third = Facts.payout(operator, driverId, payoutId, 4, 3, "failed", 3000);
        await().atMost(SOON).until(() -> MessageRow.handled("notification.wallets", third));
        assertThat(MessageRow.of(operator)).as("one part is still on its way").isEmpty();

        Facts.payout(operator, driverId, payoutId, 4, 4, "done", 4000);
        await().atMost(SOON).until(() -> operator.sent().size() == 2);
        Facts.payout(operator, driverId, payoutId, 4, 3, "done", 3000);
        UUID late = Facts.payout(operator, driverId, payoutId, 4, 3, "failed", 3000);
        await().atMost(SOON).until(() -> MessageRow.handled("notification.wallets", late));

        await().atMost(SOON).until(() -> operator.sent().size() == 3);
        assertThat(MessageRow.of(operator)).extracting(row -> row.kind() + " " + row.factId()).containsExactly(
                "REFUND_ARRIVED " + payoutId, "REFUND_FAILED " + payoutId, "REFUND_ARRIVED " + payoutId + "+2");
        assertThat(operator.sent()).extracting(sent -> sent.at("/data/amount1/value").asText())
                .containsExactlyInAnyOrder("50.00元", "50.00元", "30.00元");
    }

    @Test
    @DisplayName("money that staff paid back outside WeChat Pay is told once, with where it went")
    void paidOffline() {
        Operator operator = Operator.withWillingAccount();
        operator.putTemplate("REFUND_ARRIVED", List.of(Map.of("key", "amount1", "value", "amount"),
                Map.of("key", "thing2", "value", "destination")));
        UUID driverId = Facts.driverOf(operator);
        UUID payoutId = UUID.randomUUID();
        Facts.paidOffline(operator, driverId, payoutId, 3000);
        UUID again = Facts.paidOffline(operator, driverId, payoutId, 3000);
        await().atMost(SOON).until(() -> MessageRow.handled("notification.wallets", again));

        await().atMost(SOON).until(() -> operator.sent().size() == 1);
        assertThat(MessageRow.of(operator)).extracting(row -> row.kind() + " " + row.factId())
                .containsExactly("REFUND_ARRIVED " + payoutId);
        assertThat(operator.sent().getFirst().at("/data/thing2/value").asText()).isEqualTo("线下退款");
    }
}
