package org.chargeledger.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chargeledger.billing.Operator.API;
import static org.chargeledger.billing.Operator.SOON;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.chargeledger.billing.app.SendPayouts;
import org.chargeledger.kit.testing.TestStack;
import org.chargeledger.simulator.wechatpay.PayFaults;
import org.chargeledger.simulator.wechatpay.PayFaults.ErrorAnswer;
import org.chargeledger.simulator.wechatpay.Refund;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("Refunds against the pretend WeChat Pay: the case \"refund\" of the reference, part by part")
class WechatRefundCasesTest extends AtATill {

    @Inject
    SendPayouts sendPayouts;

    @BeforeEach
    void recharge() {
        payer.pay(4_000, "a");
    }

    @Test
    @DisplayName("refund: NOT_ENOUGH and FREQUENCY_LIMITED are repeated later under the same number, and paid once")
    void later() {
        wechat.misbehave(faults(false, 0, List.of(new ErrorAnswer("refund", 403, "NOT_ENOUGH", 1),
                new ErrorAnswer("refund", 429, "FREQUENCY_LIMITED", 1)), false));
        payer.payOut(1_000).then().statusCode(201);

        for (int minutes = 0; minutes <= 10; minutes += 5) {
            assertThat(payer.balance()).isEqualTo(3_000);
            sendPayouts.send(Payer.later().plus(Duration.ofMinutes(minutes)));
        }

        awaitState("DONE");
        assertThat(wechat.refunds()).singleElement().extracting(Refund::amountFen).isEqualTo(1_000L);
        assertThat(payer.balance()).isEqualTo(3_000);
    }

    @Test
    @DisplayName("refund: ABNORMAL leaves the money on its way until staff put it right; SUCCESS told twice ends it "
            + "once")
    void abnormal() {
        processing();
        decide(Refund.Status.ABNORMAL);
        awaitState("ABNORMAL");
        assertThat(payer.equation("wechat-pay-on-their-way")).isEqualTo(1_000);
        assertThat(payer.balance()).isEqualTo(3_000);

        wechat.misbehave(faults(false, 1, List.of(), false));
        decide(Refund.Status.SUCCESS);

        awaitState("DONE");
        assertThat(payer.balance()).isEqualTo(3_000);
        assertThat(payer.equation("wechat-pay-on-their-way")).isZero();
    }

    @Test
    @DisplayName("refund: CLOSED whose callback was lost is found by asking, and the money is back in the wallet")
    void closedUnheard() {
        processing();
        wechat.misbehave(faults(true, 0, List.of(), false));
        decide(Refund.Status.CLOSED);
        assertThat(payer.balance()).isEqualTo(3_000);

        sendPayouts.send(Payer.later().plus(Duration.ofMinutes(5)));

        awaitState("FAILED");
        assertThat(payer.balance()).isEqualTo(4_000);
    }

    @Test
    @DisplayName("refund: a signature probe is refused")
    void probe() {
        String orderNo = wechat.payments().getFirst().outTradeNo();

        assertThat(wechat.probe(payer.till.mchid, orderNo)).isBetween(400, 499);
    }

    private void processing() {
        wechat.misbehave(faults(false, 0, List.of(), true));
        payer.payOut(1_000).then().statusCode(201);
        sendPayouts.send(Payer.later());
        awaitState("PROCESSING");
    }

    private void decide(Refund.Status status) {
        wechat.decide(payer.till.mchid, wechat.refunds().getFirst().outRefundNo(), status);
    }

    private void awaitState(String state) {
        await().atMost(SOON).until(() -> payer.operator.staff().get(API + "/drivers/" + payer.driver + "/payouts").path(
                "items[0].parts[0].state"), state::equals);
    }

    private static PayFaults faults(boolean lose, int copies, List<ErrorAnswer> errors, boolean slow) {
        return new PayFaults(lose, copies, false, false, 0, errors, 0, slow);
    }
}
