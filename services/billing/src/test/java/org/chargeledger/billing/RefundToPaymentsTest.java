package org.chargeledger.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chargeledger.billing.Operator.SOON;
import static org.chargeledger.billing.RefundBatchTest.BATCHES;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.chargeledger.billing.app.SendPayouts;
import org.chargeledger.kit.testing.TestStack;
import org.chargeledger.simulator.wechatpay.PayFaults;
import org.chargeledger.simulator.wechatpay.Refund;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("A bill of a refund batch that goes back to the driver's payments")
class RefundToPaymentsTest extends AtATill {

    @Inject
    SendPayouts sendPayouts;

    @Test
    @DisplayName("says that one part waits for staff, though another one is well under way, until that is put right")
    void oneOfTwoWaits() {
        payer.pay(5_000, "a");
        payer.pay(700, "b");
        String batchId = underWay();
        sent(1);
        wechat.decide(payer.till.mchid, refund(700), Refund.Status.ABNORMAL);
        awaitReason(batchId, "ABNORMAL");

        sendPayouts.send(Payer.later().plus(Duration.ofMinutes(5)));
        assertThat(wechat.refunds()).hasSize(2);
        awaitReason(batchId, "ABNORMAL");

        wechat.decide(payer.till.mchid, refund(700), Refund.Status.SUCCESS);
        awaitReason(batchId, null);
        wechat.decide(payer.till.mchid, refund(500), Refund.Status.SUCCESS);
        RefundBatchTest.awaitState(payer.operator, batchId, "DONE");
        items(batchId, "DONE", null);
    }

    private String underWay() {
        IdleBills.settled(payer.operator, List.of(payer.driver));
        wechat.misbehave(new PayFaults(false, 0, false, false, 0, List.of(), 0, true));
        return RefundBatchRunTest.toPayments(payer.operator);
    }

    /** So many parts are with WeChat, once their batch laid them ready. */
    private void sent(int parts) {
        await().atMost(SOON).until(() -> {
            sendPayouts.send(Instant.now());
            return wechat.refunds().size() == parts;
        });
    }

    private String refund(long fen) {
        return wechat.refunds().stream().filter(refund -> refund.amountFen() == fen).findFirst().orElseThrow()
                .outRefundNo();
    }

    private void awaitReason(String batchId, String reason) {
        await().atMost(SOON).untilAsserted(() -> items(batchId, "OPEN", reason));
    }

    private void items(String batchId, String state, String reason) {
        payer.operator.staff().get(BATCHES + "/" + batchId + "/items?state=" + state).then().body("items", hasSize(1))
                .body("items[0].reason", equalTo(reason));
    }
}
