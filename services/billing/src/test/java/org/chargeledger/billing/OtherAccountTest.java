package org.chargeledger.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chargeledger.billing.Operator.API;
import static org.chargeledger.billing.Operator.SOON;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.chargeledger.billing.app.FollowPayments;
import org.chargeledger.billing.app.SendPayouts;
import org.chargeledger.kit.testing.TestPostgres;
import org.chargeledger.kit.testing.TestStack;
import org.chargeledger.simulator.wechatpay.PayFaults;
import org.chargeledger.simulator.wechatpay.PayFaults.ErrorAnswer;
import org.chargeledger.simulator.wechatpay.Refund;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("Money at a merchant account of WeChat Pay that the operator has no more")
class OtherAccountTest extends AtATill {

    private static final String ANOTHER = "1800000001";

    @Inject
    SendPayouts sendPayouts;
    @Inject
    FollowPayments followPayments;

    @Test
    @DisplayName("and under way to a driver stays so, says why, and is neither credited nor sent by the new account")
    void underWay() {
        processing();

        payer.till.moveTo(ANOTHER);
        sendPayouts.send(Payer.later().plus(Duration.ofMinutes(5)));
        part("PROCESSING", "OTHER_ACCOUNT");
        assertThat(payer.balance()).isEqualTo(1_000);
        payer.payOut(1_000).then().statusCode(409).body("type", equalTo("/problems/payout-not-covered"))
                .body("payableFen", equalTo(0));

        payer.till.moveTo(payer.till.mchid);
        decided();
    }

    @Test
    @DisplayName("and asked for, but not answered, is asked for there and nowhere else")
    void unanswered() {
        payer.pay(2_000, "a");
        wechat.misbehave(faults(List.of(), 1));
        payer.payOut(1_000).then().statusCode(201);
        sendPayouts.send(Payer.later());
        part("REQUESTED", "UNKNOWN");

        payer.till.moveTo(ANOTHER);
        sendPayouts.send(Payer.later().plus(Duration.ofMinutes(5)));
        part("REQUESTED", "OTHER_ACCOUNT");
        sendPayouts.send(Payer.later().plus(Duration.ofMinutes(10)));
        assertThat(payer.balance()).isEqualTo(1_000);

        payer.till.moveTo(payer.till.mchid);
        sendPayouts.send(Payer.later().plus(Duration.ofMinutes(15)));
        part("PROCESSING", "PROCESSING");
        decided();
        assertThat(wechat.refunds()).hasSize(1);
    }

    @Test
    @DisplayName("and denied there after it was taken stays under way, and is not sent once more")
    void denied() {
        processing();
        wechat.misbehave(faults(List.of(new ErrorAnswer("query-refund", 404, "RESOURCE_NOT_EXISTS", 1),
                new ErrorAnswer("refund", 400, "INVALID_REQUEST", 1)), 0));

        sendPayouts.send(Payer.later().plus(Duration.ofMinutes(5)));

        part("PROCESSING", "NO_LONGER_KNOWN");
        assertThat(payer.balance()).isEqualTo(1_000);
        decided();
    }

    @Test
    @DisplayName("and paid there unheard is not given up, and is booked as soon as that account can be asked")
    void paidUnheard() {
        wechat.misbehave(new PayFaults(true, 0, false, false, 0, List.of(), 0, false));
        payer.confirms(payer.order(3_000, "k").path("orderNo"));

        payer.till.moveTo(ANOTHER);
        followPayments.follow(Payer.later().plus(Duration.ofMinutes(31)));
        payer.reads("recharges").body("items[0].state", equalTo("OPEN"));
        payer.order(3_000, "k").then().statusCode(503);

        payer.till.moveTo(payer.till.mchid);
        followPayments.follow(Payer.later().plus(Duration.ofMinutes(40)));
        assertThat(payer.balance()).isEqualTo(3_000);
    }

    @Test
    @DisplayName("or at one that nobody wrote down, as in earlier releases, goes back by the account of now, and "
            + "stays its")
    void ofBefore() {
        payer.pay(2_000, "a");
        TestPostgres.run("update pay_order set mchid = null where operator_id = '" + payer.operator.id + "'");

        payer.payOut(1_000).then().statusCode(201);
        sendPayouts.send(Payer.later());

        await().atMost(SOON).untilAsserted(() -> part("DONE", "SUCCESS"));
        assertThat(TestPostgres.texts("select mchid from payout_part where operator_id = '" + payer.operator.id + "'"))
                .containsExactly(payer.till.mchid);
    }

    private void processing() {
        payer.pay(2_000, "a");
        wechat.misbehave(faults(List.of(), 0));
        payer.payOut(1_000).then().statusCode(201);
        sendPayouts.send(Payer.later());
        part("PROCESSING", "PROCESSING");
    }

    private void decided() {
        wechat.decide(payer.till.mchid, wechat.refunds().getFirst().outRefundNo(), Refund.Status.SUCCESS);
        await().atMost(SOON).untilAsserted(() -> part("DONE", "SUCCESS"));
    }

    private void part(String state, String answer) {
        payer.operator.staff().get(API + "/drivers/" + payer.driver + "/payouts").then()
                .body("items[0].parts[0].state", equalTo(state))
                .body("items[0].parts[0].lastAnswer", startsWith(answer));
    }

    private static PayFaults faults(List<ErrorAnswer> errors, int lostAnswers) {
        return new PayFaults(false, 0, false, false, 0, errors, lostAnswers, true);
    }
}
