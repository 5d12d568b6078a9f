package org.chargeledger.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chargeledger.billing.Operator.API;
import static org.chargeledger.billing.Operator.SOON;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.chargeledger.billing.app.SendPayouts;
import org.chargeledger.kit.testing.Contracts;
import org.chargeledger.kit.testing.TestStack;
import org.chargeledger.kit.testing.TestTopics;
import org.chargeledger.simulator.wechatpay.PayFaults;
import org.chargeledger.simulator.wechatpay.PayFaults.ErrorAnswer;
import org.chargeledger.simulator.wechatpay.Refund;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("Money that goes back through WeChat Pay")
class PayoutsTest extends AtATill {

    @Inject
    SendPayouts sendPayouts;

    @Test
    @DisplayName("goes back to the newest recharges first, once, though an answer is lost")
    void paysOut() {
        payer.pay(4_000, "a");
        payer.pay(3_000, "b");
        payer.payOut(8_000).then().statusCode(409).body("type", equalTo("/problems/balance-too-low"));
        wechat.misbehave(new PayFaults(false, 0, false, false, 0, List.of(), 1, true));
        payer.payOut(5_000).then().statusCode(201).body("parts", equalTo(2));
        assertThat(payer.balance()).isEqualTo(2_000);
        payer.operator.staff("operator-admin").get(API + "/audit?subjectKind=driver&subjectId=" + payer.driver).then()
                .body("items[0].before.principalFen", equalTo(7_000))
                .body("items[0].after.principalFen", equalTo(2_000));
        sendPayouts.send(Payer.later());
        sendPayouts.send(Payer.later().plus(Duration.ofMinutes(5)));
        assertThat(wechat.refunds()).as("one at a time, though both are due").hasSize(1);
        sendPayouts.send(Payer.later().plus(Duration.ofMinutes(10)));
        payer.operator.staff().get(API + "/drivers/" + payer.driver + "/payouts").then()
                .body("items[0].parts", hasSize(2))
                .body("items[0].parts.state", equalTo(List.of("PROCESSING", "PROCESSING")))
                .body("items[0].parts.amountFen", equalTo(List.of(3_000, 2_000)));
        assertThat(wechat.refunds()).hasSize(2);
        List<Refund> refunds = wechat.refunds();
        refunds.forEach(refund -> wechat.decide(payer.till.mchid, refund.outRefundNo(),
                refund.amountFen() == 3_000 ? Refund.Status.SUCCESS : Refund.Status.CLOSED));
        await().atMost(SOON).until(() -> payer.balance() == 4_000);
        await().atMost(SOON).untilAsserted(() -> payer.reads("payouts")
                .body("items[0].parts.state", equalTo(List.of("DONE", "FAILED"))));
        for (String name : List.of("wallet-refund-requested", "wallet-refund-done", "wallet-refund-failed")) {
            Contracts.assertValid(name, TestTopics.read("billing.wallet.v1", event -> event.key()
                    .equals(payer.driver.toString()) && event.type().equals("billing." + name + ".v1"), SOON).json());
        }
    }

    @Test
    @DisplayName("comes back into the wallet when the channel refuses, waits when it says later, never uses a new "
            + "number")
    void payoutRefused() {
        payer.pay(4_000, "a");
        wechat.misbehave(new PayFaults(false, 0, false, false, 0, List.of(
                new ErrorAnswer("refund", 429, "FREQUENCY_LIMITED", 1),
                new ErrorAnswer("refund", 400, "INVALID_REQUEST", 1)), 0, false));
        payer.payOut(1_000).then().statusCode(201);
        sendPayouts.send(Payer.later());
        assertThat(payer.balance()).isEqualTo(3_000);
        sendPayouts.send(Payer.later().plus(Duration.ofMinutes(5)));
        assertThat(payer.balance()).isEqualTo(4_000);
        payer.payOut(1_000).then().statusCode(201);
        sendPayouts.send(Payer.later());
        await().atMost(SOON).until(() -> wechat.book(payer.till.mchid).refundedFen() == 1_000);
        await().atMost(SOON).until(() -> payer.equation("wechat-pay-on-their-way") == 0);
        payer.operator.recharge(payer.driver, 10_000).then().statusCode(201);
        payer.payOut(5_000).then().statusCode(409).body("type", equalTo("/problems/payout-not-covered"))
                .body("payableFen", equalTo(3_000));
    }

    @Test
    @DisplayName("goes back only as far as what the driver owes has left it, and everybody sees what that took")
    void paysArrearsFirst() {
        payer.pay(4_000, "a");
        String waiting = WalletTest.rated(payer.operator, payer.driver, "2019-10-16T01:00:00Z", 100_000);
        String owing = WalletTest.settled(payer.operator, payer.driver, "2019-10-16T11:00:00Z", 150_000);
        OneSessionTest.answer(payer.operator, waiting, "voucher-none", "");
        payer.awaitBalance(1_250);

        payer.payOut(1_251).then().statusCode(409).body("type", equalTo("/problems/balance-too-low"))
                .body("principalFen", equalTo(1_250)).body("owedFen", equalTo(0));
        payer.payOut(1_250).then().statusCode(201).body("arrearsPaidFen", equalTo(0));
        assertThat(payer.balance()).isZero();
        payer.operator.bill(owing).body("receivableFen", equalTo(0)).body("paidFen", equalTo(1_650));
    }

    @Test
    @DisplayName("that the channel gave up and that comes back pays first what the driver owes by then")
    void comesBackToArrears() {
        payer.pay(2_000, "a");
        slowly();
        payer.payOut(1_000).then().statusCode(201);
        sendPayouts.send(Payer.later());
        WalletTest.settled(payer.operator, payer.driver, "2019-10-16T01:00:00Z", 150_000);

        wechat.decide(payer.till.mchid, wechat.refunds().getFirst().outRefundNo(), Refund.Status.CLOSED);

        payer.awaitBalance(350);
        payer.reads("wallet").body("receivableFen", equalTo(0));
        String told = TestTopics.read("billing.wallet.v1", event -> event.key().equals(payer.driver.toString())
                && event.type().equals("billing.wallet-refund-failed.v1"), SOON).json();
        Contracts.assertValid("wallet-refund-failed", told);
        assertThat(told).contains("\"arrearsPaidFen\":650");
    }

    @Test
    @DisplayName("is told once when the driver's card takes no money, shows why it waits, and arrives when staff put "
            + "it right")
    void abnormal() {
        payer.pay(2_000, "a");
        slowly();
        payer.payOut(1_000).then().statusCode(201);
        sendPayouts.send(Payer.later());
        String refundNo = wechat.refunds().getFirst().outRefundNo();

        wechat.decide(payer.till.mchid, refundNo, Refund.Status.ABNORMAL);
        await().atMost(SOON).untilAsserted(() -> payer.reads("payouts").body("items[0].parts[0].state",
                equalTo("ABNORMAL")));
        sendPayouts.send(Payer.later().plus(Duration.ofHours(2)));
        assertThat(payer.balance()).isEqualTo(1_000);
        wechat.decide(payer.till.mchid, refundNo, Refund.Status.SUCCESS);

        await().atMost(SOON).untilAsserted(() -> payer.reads("payouts").body("items[0].parts[0].state",
                equalTo("DONE")));
        assertThat(told("wallet-refund-abnormal")).isOne();
        assertThat(told("wallet-refund-done")).isOne();
    }

    @Test
    @DisplayName("is sent at once, though an earlier one of the driver waits for staff to put it right")
    void afterAnAbnormalOne() {
        payer.pay(1_000, "a");
        payer.pay(1_000, "b");
        slowly();
        payer.payOut(1_000).then().statusCode(201);
        sendPayouts.send(Payer.later());
        wechat.decide(payer.till.mchid, wechat.refunds().getFirst().outRefundNo(), Refund.Status.ABNORMAL);
        await().atMost(SOON).untilAsserted(() -> payer.reads("payouts").body("items[0].parts[0].state",
                equalTo("ABNORMAL")));

        payer.payOut(400).then().statusCode(201);
        sendPayouts.send(Payer.later());

        assertThat(wechat.refunds()).extracting(Refund::amountFen).containsExactlyInAnyOrder(1_000L, 400L);
    }

    @Test
    @DisplayName("says of which recharge it went back, and what of that has not, once it arrived")
    void namesTheRecharge() {
        payer.pay(4_000, "a");
        payer.payOut(1_000).then().statusCode(201);
        sendPayouts.send(Payer.later());
        await().atMost(SOON).until(() -> payer.equation("wechat-pay-on-their-way") == 0);
        payer.pay(2_000, "b");
        payer.payOut(2_000).then().statusCode(201);
        sendPayouts.send(Payer.later().plus(Duration.ofMinutes(5)));
        await().atMost(SOON).until(() -> payer.equation("wechat-pay-on-their-way") == 0);

        await().atMost(SOON).untilAsserted(() -> assertThat(told("wallet-refund-done")).isEqualTo(2));
        assertThat(TestTopics.all("billing.wallet.v1").stream().filter(event -> event.key()
                .equals(payer.driver.toString()) && event.type().equals("billing.wallet-refund-done.v1"))
                .map(event -> JsonPath.from(event.json()))
                .map(json -> json.getString("rechargeId") + " " + json.getLong("rechargeLeftFen")))
                .containsExactly(rechargeOf(4_000) + " 3000", rechargeOf(2_000) + " 0");
    }

    private String rechargeOf(long fen) {
        return payer.operator.staff().get(API + "/drivers/" + payer.driver + "/recharges").then().statusCode(200)
                .extract().path("items.find { it.amountFen == " + fen + " }.rechargeId");
    }

    private void slowly() {
        wechat.misbehave(new PayFaults(false, 0, false, false, 0, List.of(), 0, true));
    }

    /** How often; each is as its contract says. */
    private long told(String name) {
        var events = TestTopics.all("billing.wallet.v1").stream().filter(event -> event.key()
                .equals(payer.driver.toString()) && event.type().equals("billing." + name + ".v1")).toList();
        events.forEach(event -> Contracts.assertValid(name, event.json()));
        return events.size();
    }
}
