package org.chargeledger.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chargeledger.billing.Operator.API;
import static org.chargeledger.billing.Operator.SOON;
import static org.chargeledger.billing.RefundBatchTest.BATCHES;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.chargeledger.billing.app.RunRefundBatches;
import org.chargeledger.billing.app.SendPayouts;
import org.chargeledger.kit.testing.Contracts;
import org.chargeledger.kit.testing.TestPostgres;
import org.chargeledger.kit.testing.TestStack;
import org.chargeledger.kit.testing.TestTopics;
import org.chargeledger.simulator.wechatpay.PayFaults;
import org.chargeledger.simulator.wechatpay.PayFaults.ErrorAnswer;
import org.chargeledger.simulator.wechatpay.Refund;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("An approved refund batch")
class RefundBatchRunTest {

    private static final String WORKERS = "pid from pg_stat_activity where usename = 'service_system' and ";

    @Inject
    RunRefundBatches runRefundBatches;

    @Inject
    SendPayouts sendPayouts;

    @Inject
    MeterRegistry metrics;

    @Test
    @DisplayName("pays each driver once, though a worker dies in the middle of a refund and replicas race for the rest")
    void killed() throws Exception {
        Operator zpd = Operator.withTariff();
        List<UUID> drivers = IntStream.range(0, 6).mapToObj(i -> zpd.driverWith(5_000)).toList();
        List<String> bills = IdleBills.settled(zpd, drivers);
        String batchId = RefundBatchTest.frozen(zpd, Map.of());
        try (Connection one = TestPostgres.superuser(); Connection other = TestPostgres.superuser()) {
            one.setAutoCommit(false);
            run(one, "select bill_no from session where bill_no = '" + bills.get(2) + "' for update");
            RefundBatchTest.approve(zpd, "ben", batchId, "\"1\"", RefundBatchTest.digest(zpd, batchId)).then()
                    .statusCode(200);
            await().atMost(SOON).until(() -> run(other, "select " + WORKERS + "wait_event_type = 'Lock'") > 0);
            run(other, "select pg_terminate_backend(pid), " + WORKERS + "wait_event_type = 'Lock'");
            one.rollback();
            race(other);
        }
        RefundBatchTest.awaitState(zpd, batchId, "DONE");

        zpd.staff().get(BATCHES + "/" + batchId).then().body("progress.done", equalTo(6));
        bills.forEach(bill -> zpd.staff().get(API + "/bills/" + bill + "/refunds").then().body("items", hasSize(1)));
        drivers.forEach(driver -> zpd.driver(driver).get(API + "/driver/wallet").then()
                .body("balanceFen", equalTo(5_000 - IdleBills.TOTAL_FEN + IdleBills.IDLE_FEE_FEN)));
        zpd.staff().get(BATCHES + "/" + batchId + "/totals").then().body("items.every { it.holds }", equalTo(true));
        assertThat(zpd.booksAddUp()).isTrue();
    }

    /** Four replicas at once, and connections that are cut wherever they are; one may end its replica's turn. */
    private void race(Connection superuser) throws InterruptedException, SQLException {
        try (var replicas = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 4; i++) {
                replicas.submit(() -> runRefundBatches.run(4));
            }
            replicas.shutdown();
            while (!replicas.awaitTermination(5, TimeUnit.MILLISECONDS)) {
                run(superuser, "select pg_terminate_backend(pid), " + WORKERS
                        + "state like '%transaction' and query like '%refund%'");
            }
        }
    }

    @Test
    @DisplayName("goes back to the payment, keeps its number if the channel refused it, and leaves nothing on its way")
    void toThePayment() {
        Operator zpd = Operator.withTariff();
        try (Till till = Till.of(zpd, RestAssured.port)) {
            UUID payer = zpd.driverWith(0);
            UUID cash = zpd.driverWith(5_000);
            pay(zpd, till, payer);
            List<String> bills = IdleBills.settled(zpd, List.of(payer, cash));
            till.control().misbehave(new PayFaults(false, 0, false, false, 0,
                    List.of(new ErrorAnswer("refund", 400, "INVALID_REQUEST", 1)), 0, false));
            String batchId = toPayments(zpd);
            awaitItem(zpd, batchId, "OPEN", 1);
            zpd.staff().get(BATCHES + "/" + batchId + "/items?state=DONE").then()
                    .body("items[0].billNo", equalTo(bills.get(1))).body("items[0].destination", equalTo("WALLET"));
            assertThat(sentOn(bills.getFirst())).as("all of it goes on").isEqualTo(IdleBills.IDLE_FEE_FEN);
            assertThat(sentOn(bills.get(1))).as("nothing was paid at the channel").isZero();
            sendPayouts.send(Instant.now());
            RefundBatchTest.awaitState(zpd, batchId, "DONE");
            awaitItem(zpd, batchId, "FAILED", 1);
            zpd.staff().get(BATCHES + "/" + batchId + "/items?state=FAILED").then()
                    .body("items[0].reason", startsWith("INVALID_REQUEST"));
            assertThat(balance(zpd, payer)).isEqualTo(5_000 - IdleBills.TOTAL_FEN + IdleBills.IDLE_FEE_FEN);

            RefundBatchTest.retry(zpd, batchId, RefundBatchTest.etag(zpd, batchId), List.of()).then().statusCode(200)
                    .body("state", equalTo("RUNNING"));
            await().atMost(SOON).until(() -> balance(zpd, payer) == 5_000 - IdleBills.TOTAL_FEN);
            sendPayouts.send(Instant.now().plus(Duration.ofMinutes(1)));
            sendPayouts.send(Instant.now().plus(Duration.ofMinutes(5)));
            RefundBatchTest.awaitState(zpd, batchId, "DONE");
            awaitItem(zpd, batchId, "DONE", 2);
            assertThat(till.control().refunds()).singleElement().extracting(Refund::amountFen).isEqualTo(1_200L);
            zpd.staff().get(BATCHES + "/" + batchId + "/totals").then().body("items.every { it.holds }", equalTo(true));
            assertThat(zpd.booksAddUp()).isTrue();
        }
    }

    @Test
    @DisplayName("is paid once under its number, though word of the first failure comes after the second try")
    void lateWordOfFailure() {
        Operator zpd = Operator.withTariff();
        try (Till till = Till.of(zpd, RestAssured.port)) {
            UUID payer = zpd.driverWith(0);
            pay(zpd, till, payer);
            IdleBills.settled(zpd, List.of(payer));
            till.control().misbehave(new PayFaults(false, 0, true, false, 0, List.of(), 0, true));
            String batchId = toPayments(zpd);
            awaitItem(zpd, batchId, "OPEN", 1);
            await().atMost(SOON).until(() -> {
                sendPayouts.send(Instant.now());
                return till.control().refunds().size() == 1;
            });
            String refundNo = till.control().refunds().getFirst().outRefundNo();
            till.control().decide(till.mchid, refundNo, Refund.Status.CLOSED);
            sendPayouts.send(Instant.now().plus(Duration.ofMinutes(2)));
            awaitItem(zpd, batchId, "FAILED", 1);
            RefundBatchTest.awaitState(zpd, batchId, "DONE");
            RefundBatchTest.retry(zpd, batchId, RefundBatchTest.etag(zpd, batchId), List.of()).then().statusCode(200);
            await().atMost(SOON).until(() -> balance(zpd, payer) == 5_000 - IdleBills.TOTAL_FEN);

            till.control().release(false);
            await().atMost(SOON).until(() -> !till.control().sent().isEmpty());
            sendPayouts.send(Instant.now().plus(Duration.ofMinutes(4)));
            assertThat(till.control().refunds()).singleElement().extracting(Refund::status)
                    .isEqualTo(Refund.Status.PROCESSING);
            till.control().behave();
            till.control().decide(till.mchid, refundNo, Refund.Status.SUCCESS);
            awaitItem(zpd, batchId, "DONE", 1);

            assertThat(balance(zpd, payer)).isEqualTo(5_000 - IdleBills.TOTAL_FEN);
            assertThat(till.control().book(till.mchid).refundedFen()).isEqualTo(IdleBills.IDLE_FEE_FEN);
            assertThat(zpd.booksAddUp()).isTrue();
        }
    }

    @Test
    @DisplayName("says why it waits while the merchant's money is short or the card takes none, and no longer")
    void merchantShortOfMoney() {
        Operator zpd = Operator.withTariff();
        try (Till till = Till.of(zpd, RestAssured.port)) {
            UUID payer = zpd.driverWith(0);
            pay(zpd, till, payer);
            IdleBills.settled(zpd, List.of(payer));
            till.control().misbehave(new PayFaults(false, 0, false, false, 0,
                    List.of(new ErrorAnswer("refund", 403, "NOT_ENOUGH", 1)), 0, true));
            String batchId = toPayments(zpd);
            await().atMost(SOON).untilAsserted(() -> {
                sendPayouts.send(Instant.now());
                openItem(zpd, batchId).body("items[0].reason", startsWith("NOT_ENOUGH"));
            });

            sendPayouts.send(Instant.now().plus(Duration.ofMinutes(2)));
            openItem(zpd, batchId).body("items", hasSize(1)).body("items[0].reason", nullValue());
            String refundNo = till.control().refunds().getFirst().outRefundNo();
            till.control().decide(till.mchid, refundNo, Refund.Status.ABNORMAL);
            await().atMost(SOON).untilAsserted(() -> openItem(zpd, batchId).body("items[0].reason",
                    equalTo("ABNORMAL")));
            TestPostgres.run("update refund_item set reason = 'UNKNOWN' where batch_id = '" + batchId + "'");
            sendPayouts.send(Instant.now().plus(Duration.ofHours(2)));
            openItem(zpd, batchId).body("items[0].reason", equalTo("ABNORMAL"));

            till.control().decide(till.mchid, refundNo, Refund.Status.SUCCESS);
            awaitItem(zpd, batchId, "DONE", 1);
            zpd.staff().get(BATCHES + "/" + batchId + "/items?state=DONE").then().body("items[0].reason", nullValue());
        }
    }

    @Test
    @DisplayName("shows which bill we fail to refund, goes on with the others, and refunds it once that is put right")
    void breaks() {
        Operator zpd = Operator.withTariff();
        List<String> bills = IdleBills.settled(zpd, List.of(zpd.driverWith(5_000), zpd.driverWith(5_000)));
        String batchId = RefundBatchTest.frozen(zpd, Map.of());
        String session = " where bill_no = '" + bills.getFirst() + "'";
        String folded = TestPostgres.texts("select folded from session" + session).getFirst();
        TestPostgres.run("update session set folded = '[]'" + session);
        double failures = metrics.counter("chargeledger.refund.item.failures").count();
        RefundBatchTest.approve(zpd, "ben", batchId, "\"1\"", RefundBatchTest.digest(zpd, batchId)).then()
                .statusCode(200);

        awaitItem(zpd, batchId, "DONE", 1);
        await().atMost(SOON).untilAsserted(() -> openItem(zpd, batchId)
                .body("items[0].billNo", equalTo(bills.getFirst()))
                .body("items[0].reason", equalTo("BREAKS")));
        assertThat(metrics.counter("chargeledger.refund.item.failures").count()).isGreaterThan(failures);
        TestPostgres.run("update session set folded = '" + folded + "'" + session);

        awaitItem(zpd, batchId, "DONE", 2);
        assertThat(zpd.booksAddUp()).isTrue();
    }

    private static ValidatableResponse openItem(Operator operator, String batchId) {
        return operator.staff().get(BATCHES + "/" + batchId + "/items?state=OPEN").then();
    }

    /** Idle fees, frozen by ann and approved by ben, to the payments they came from. */
    static String toPayments(Operator operator) {
        String digest = RefundBatchTest.as(operator, "ann", "finance").contentType("application/json")
                .body(Map.of("component", "IDLE_FEE", "destination", "WECHAT_PAY", "filter", Map.of()))
                .post(BATCHES + "/preview").path("digest");
        String batchId = RefundBatchTest.freeze(operator, Map.of(), digest, "WECHAT_PAY").path("batchId");
        RefundBatchTest.approve(operator, "ben", batchId, "\"1\"", digest).then().statusCode(200);
        return batchId;
    }

    /** What the refund of the bill says of the part that leaves the wallet again. */
    private static int sentOn(String billNo) {
        String told = TestTopics.read("billing.session.v1", event -> event.key().equals(billNo)
                && event.type().equals("billing.bill-refunded.v1"), SOON).json();
        Contracts.assertValid("bill-refunded", told);
        return JsonPath.from(told).getInt("sentOnFen");
    }

    @Test
    @DisplayName("pays what the driver owes of other bills first, and sends only what is left to the payment")
    void owed() {
        Operator zpd = Operator.withTariff();
        try (Till till = Till.of(zpd, RestAssured.port)) {
            UUID payer = zpd.driverWith(0);
            pay(zpd, till, payer);
            IdleBills.settled(zpd, List.of(payer));
            WalletTest.settled(zpd, payer, "2019-10-16T01:00:00Z", 400_000);
            String batchId = toPayments(zpd);

            await().atMost(SOON).until(() -> {
                sendPayouts.send(Instant.now());
                return till.control().refunds().size() == 1;
            });
            assertThat(till.control().refunds().getFirst().amountFen()).isEqualTo(1_200 - 940);
            zpd.driver(payer).get(API + "/driver/wallet").then().body("receivableFen", equalTo(0))
                    .body("balanceFen", equalTo(0));
            assertThat(zpd.booksAddUp()).isTrue();
        }
    }

    private static void pay(Operator operator, Till till, UUID driver) {
        till.control().pay(till.mchid, operator.driver(driver).header("Idempotency-Key", "pay")
                .contentType("application/json").body(Map.of("amountFen", 5_000)).post(API + "/driver/recharges")
                .path("orderNo"));
        await().atMost(SOON).until(() -> balance(operator, driver) == 5_000);
    }

    private static int balance(Operator operator, UUID driver) {
        return operator.driver(driver).get(API + "/driver/wallet").path("balanceFen");
    }

    private static void awaitItem(Operator operator, String batchId, String state, int count) {
        await().atMost(SOON).untilAsserted(() -> operator.staff().get(BATCHES + "/" + batchId + "/items?state=" + state)
                .then().body("items", hasSize(count)));
    }

    private static int run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement(); var rows = statement.executeQuery(sql)) {
            int count = 0;
            while (rows.next()) {
                count++;
            }
            return count;
        }
    }
}
