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
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.chargeledger.billing.app.SendPayouts;
import org.chargeledger.kit.testing.TestPostgres;
import org.chargeledger.kit.testing.TestStack;
import org.chargeledger.kit.testing.TestTopics;
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
        assertThat(TestTopics.read("billing.wallet.v1", event -> event.key().equals(payer.driver.toString())
                && event.type().equals("billing.wallet-refund-done.v1"), SOON).json()).as("what went back of a bill")
                .doesNotContain("recharge");
    }

    @Test
    @DisplayName("is not sent again when its payment was used up meanwhile: the money stays in the wallet, and it "
            + "says why")
    void paymentUsedUp() {
        payer.pay(5_000, "a");
        String batchId = underWay();
        sent(1);
        wechat.decide(payer.till.mchid, refund(1_200), Refund.Status.CLOSED);
        RefundBatchTest.awaitState(payer.operator, batchId, "DONE");
        items(batchId, "FAILED", "CLOSED");
        payer.operator.recharge(payer.driver, 1_200).then().statusCode(201);
        payer.payOut(3_801).then().statusCode(201);

        RefundBatchTest.retry(payer.operator, batchId, RefundBatchTest.etag(payer.operator, batchId), List.of()).then()
                .statusCode(200);

        RefundBatchTest.awaitState(payer.operator, batchId, "DONE");
        items(batchId, "FAILED", "PAYMENT_USED_UP");
        assertThat(payer.balance()).isEqualTo(5_000 - IdleBills.TOTAL_FEN + 1_200 + 1_200 - 3_801);
        assertThat(wechat.refunds()).hasSize(1);
    }

    @Test
    @DisplayName("is paid once, though whoever wrote down that WeChat took it was cut off in the middle of that")
    void cutOff() throws Exception {
        payer.pay(5_000, "a");
        payer.pay(100, "b");
        IdleBills.settled(payer.operator, List.of(payer.driver));
        wechat.misbehave(new PayFaults(true, 0, false, false, 0, List.of(), 0, false));
        payer.payOut(100).then().statusCode(201);
        sent(1);
        String batchId = RefundBatchRunTest.toPayments(payer.operator);
        await().atMost(SOON).until(() -> !TestPostgres.texts("select 1 from refund_item where under_way "
                + "and batch_id = '"
                + batchId + "'").isEmpty());
        String waits = " from pg_stat_activity where wait_event_type = 'Lock' "
                + "and query like '%refund_item%for update%'";
        try (Connection lock = TestPostgres.superuser(); var statement = lock.createStatement()) {
            lock.setAutoCommit(false);
            statement.execute("select 1 from refund_item where batch_id = '" + batchId + "' for update");
            var sending = CompletableFuture.runAsync(() -> sendPayouts.send(Payer.later().plus(Duration.ofMinutes(2))));
            await().atMost(SOON).until(() -> !TestPostgres.texts("select pid" + waits).isEmpty());
            TestPostgres.texts("select pg_terminate_backend(pid)" + waits);
            sending.get();
        }
        items(batchId, "OPEN", null);
        assertThat(wechat.book(payer.till.mchid).refundedFen()).isEqualTo(1_300);

        sendPayouts.send(Payer.later().plus(Duration.ofMinutes(10)));

        RefundBatchTest.awaitState(payer.operator, batchId, "DONE");
        items(batchId, "DONE", null);
        assertThat(wechat.book(payer.till.mchid)).matches(book -> book.refundedFen() == 1_300 && book.refunds() == 2);
        assertThat(payer.balance()).isEqualTo(5_000 - IdleBills.TOTAL_FEN);
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
