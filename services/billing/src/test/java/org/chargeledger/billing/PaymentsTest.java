package org.chargeledger.billing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chargeledger.billing.Operator.API;
import static org.chargeledger.billing.Operator.SOON;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.chargeledger.billing.app.FetchStatements;
import org.chargeledger.billing.app.FollowPayments;
import org.chargeledger.billing.app.SendPayouts;
import org.chargeledger.billing.pay.PaymentChannel;
import org.chargeledger.billing.store.PayOrders;
import org.chargeledger.kit.db.SystemDb;
import org.chargeledger.kit.testing.Contracts;
import org.chargeledger.kit.testing.TestPostgres;
import org.chargeledger.kit.testing.TestStack;
import org.chargeledger.kit.testing.TestTopics;
import org.chargeledger.simulator.wechatpay.PayFaults;
import org.chargeledger.simulator.wechatpay.PayFaults.ErrorAnswer;
import org.chargeledger.simulator.wechatpay.Refund;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("Money through WeChat Pay")
class PaymentsTest {

    @Inject
    FollowPayments followPayments;
    @Inject
    SendPayouts sendPayouts;
    @Inject
    FetchStatements fetchStatements;
    @Inject
    PayOrders orders;
    @Inject
    SystemDb systemDb;

    private Operator operator;
    private Till till;
    private UUID driver;

    @BeforeEach
    void openTill() {
        operator = Operator.withTariff();
        till = Till.of(operator, RestAssured.port);
        driver = operator.driverWith(0);
    }

    @AfterEach
    void bookEqualsOurs() {
        long clearing = equation("wechat-pay-clearing");
        assertThat(clearing).isEqualTo(till.control().book(till.mchid).balanceFen());
        assertThat(operator.booksAddUp()).isTrue();
        till.close();
    }

    @Test
    @DisplayName("gives the page what it needs, and is in the wallet once when WeChat says so")
    void recharges() {
        Response order = order(5_000, "key-1");
        order.then().statusCode(201).body("payment.appId", equalTo("wx" + operator.id))
                .body("payment.signType", equalTo("RSA"));
        assertThat(order.<String>path("payment.packageValue")).startsWith("prepay_id=wx");
        assertThat(order(5_000, "key-1").<String>path("orderNo")).isEqualTo(order.path("orderNo"));
        order(5_001, "key-1").then().statusCode(409);

        till.control().pay(till.mchid, order.path("orderNo"));
        awaitBalance(5_000);
        assertThat(till.control().sent()).last().matches(sent -> sent.answer() == 204 || sent.answer() == 200);
        operator.driver(driver).get(API + "/driver/recharges").then().body("items[0].state", equalTo("PAID"));
        Contracts.assertValid("wallet-recharged", TestTopics.read("billing.wallet.v1",
                event -> event.key().equals(driver.toString()), SOON).json());
    }

    @Test
    @DisplayName("is booked once when callbacks are doubled, and once more told after it was asked for")
    void doubled() {
        till.control().misbehave(new PayFaults(false, 3, false, false, 0, List.of(), 0, false));
        String orderNo = order(2_000, "k").path("orderNo");
        till.control().pay(till.mchid, orderNo);
        till.awaitCallbacks(4);
        followPayments.follow(later());
        till.control().tellAgain(till.mchid, orderNo);
        till.awaitCallbacks(8);
        assertThat(till.control().sent()).allMatch(sent -> sent.answer() < 300);
        assertThat(balance()).isEqualTo(2_000);
    }

    @Test
    @DisplayName("is found by asking when the callback was lost, even if the first question is answered badly")
    void lost() {
        till.control().misbehave(new PayFaults(true, 0, false, false, 0,
                List.of(new ErrorAnswer("query", 500, "SYSTEM_ERROR", 1)), 0, false));
        till.control().pay(till.mchid, order(3_000, "k").path("orderNo"));
        followPayments.follow(later());
        assertThat(balance()).isZero();
        followPayments.follow(later().plus(Duration.ofMinutes(5)));
        assertThat(balance()).isEqualTo(3_000);
    }

    @Test
    @DisplayName("is not booked by a forged or a stale callback, a signature probe, an unsigned one, or one for another order")
    void forged() {
        till.control().misbehave(new PayFaults(false, 0, false, true, 0, List.of(), 0, false));
        till.control().pay(till.mchid, order(1_000, "k").path("orderNo"));
        till.awaitCallbacks(1);
        till.control().misbehave(new PayFaults(false, 0, false, false, 6, List.of(), 0, false));
        String second = order(1_100, "k2").path("orderNo");
        till.control().pay(till.mchid, second);
        till.awaitCallbacks(2);
        assertThat(till.control().sent()).allMatch(sent -> sent.answer() == 401);
        till.control().behave();
        assertThat(till.control().probe(till.mchid, second)).isEqualTo(401);
        assertThat(balance()).isZero();
        given().contentType("application/json").body("{\"id\":\"x\"}")
                .post(API + "/payment-notices/" + operator.id + "/payments").then().statusCode(401);
        given().contentType("application/json").body("{}").post(API + "/payment-notices/nobody/payments").then()
                .statusCode(404);
        till.control().behave();
        followPayments.follow(later());
        assertThat(balance()).isEqualTo(2_100);
    }

    @Test
    @DisplayName("is booked once although several replicas ask for it while its callbacks come in")
    void replicas() throws InterruptedException {
        till.control().misbehave(new PayFaults(false, 5, true, false, 0, List.of(), 0, false));
        for (int i = 0; i < 3; i++) {
            till.control().pay(till.mchid, order(1_000, "k" + i).path("orderNo"));
        }
        till.control().misbehave(new PayFaults(false, 5, false, false, 0, List.of(), 0, false));
        try (var replicas = Executors.newFixedThreadPool(4)) {
            for (int i = 1; i <= 4; i++) {
                Instant now = later().plus(Duration.ofMinutes(2L * i));
                replicas.execute(() -> followPayments.follow(now));
            }
            till.control().payments().forEach(order -> till.control().tellAgain(till.mchid, order.outTradeNo()));
            till.control().release(false);
        }
        till.awaitCallbacks(21);
        assertThat(till.control().sent()).allMatch(sent -> sent.answer() < 300);
        assertThat(balance()).isEqualTo(3_000);
    }

    @Test
    @DisplayName("is closed when nobody pays, and cannot be paid after that")
    void expires() {
        String orderNo = order(1_000, "k").path("orderNo");
        followPayments.follow(Instant.now().plus(Duration.ofMinutes(31)));
        operator.driver(driver).get(API + "/driver/recharges").then().body("items[0].state", equalTo("CLOSED"));
        assertThat(till.control().payments()).anyMatch(p -> p.outTradeNo().equals(orderNo)
                && p.state().name().equals("CLOSED"));
    }

    @Test
    @DisplayName("says that the payment service is away, and takes the same key again")
    void away() {
        till.control().misbehave(new PayFaults(false, 0, false, false, 0, List.of(), 1, false));
        order(1_000, "k").then().statusCode(503).body("type", equalTo("/problems/payment-unreachable"));
        order(1_000, "k").then().statusCode(201);
        order(99, "few").then().statusCode(400);
        order(500_001, "many").then().statusCode(400);
    }

    @Test
    @DisplayName("goes back to the newest recharges first, once, though an answer is lost")
    void paysOut() {
        pay(4_000, "a");
        pay(3_000, "b");
        payOut(8_000).then().statusCode(409).body("type", equalTo("/problems/balance-too-low"));
        till.control().misbehave(new PayFaults(false, 0, false, false, 0, List.of(), 1, true));
        payOut(5_000).then().statusCode(201).body("parts", equalTo(2));
        assertThat(balance()).isEqualTo(2_000);
        sendPayouts.send(later());
        sendPayouts.send(later().plus(Duration.ofMinutes(5)));
        operator.staff().get(API + "/drivers/" + driver + "/payouts").then().body("items[0].parts", hasSize(2))
                .body("items[0].parts.state", equalTo(List.of("PROCESSING", "PROCESSING")))
                .body("items[0].parts.amountFen", equalTo(List.of(3_000, 2_000)));
        assertThat(till.control().refunds()).hasSize(2);
        List<Refund> refunds = till.control().refunds();
        refunds.forEach(refund -> till.control().decide(till.mchid, refund.outRefundNo(),
                refund.amountFen() == 3_000 ? Refund.Status.SUCCESS : Refund.Status.CLOSED));
        await().atMost(SOON).until(() -> balance() == 4_000);
        await().atMost(SOON).untilAsserted(() -> operator.driver(driver).get(API + "/driver/payouts").then()
                .body("items[0].parts.state", equalTo(List.of("DONE", "FAILED"))));
        for (String name : List.of("wallet-refund-requested", "wallet-refund-done", "wallet-refund-failed")) {
            Contracts.assertValid(name, TestTopics.read("billing.wallet.v1", event -> event.key()
                    .equals(driver.toString()) && event.type().equals("billing." + name + ".v1"), SOON).json());
        }
    }

    @Test
    @DisplayName("comes back into the wallet when the channel refuses, waits when it says later, never uses a new number")
    void payoutRefused() {
        pay(4_000, "a");
        till.control().misbehave(new PayFaults(false, 0, false, false, 0, List.of(
                new ErrorAnswer("refund", 429, "FREQUENCY_LIMITED", 1),
                new ErrorAnswer("refund", 400, "INVALID_REQUEST", 1)), 0, false));
        payOut(1_000).then().statusCode(201);
        sendPayouts.send(later());
        assertThat(balance()).isEqualTo(3_000);
        sendPayouts.send(later().plus(Duration.ofMinutes(5)));
        assertThat(balance()).isEqualTo(4_000);
        payOut(1_000).then().statusCode(201);
        sendPayouts.send(later());
        await().atMost(SOON).until(() -> till.control().book(till.mchid).refundedFen() == 1_000);
        await().atMost(SOON).until(() -> equation("wechat-pay-on-their-way") == 0);
        operator.recharge(driver, 10_000).then().statusCode(201);
        payOut(5_000).then().statusCode(409).body("type", equalTo("/problems/payout-not-covered"))
                .body("payableFen", equalTo(3_000));
    }

    @Test
    @DisplayName("goes back only after what the driver owes: that is taken first, and everybody sees it")
    void paysArrearsFirst() {
        pay(4_000, "a");
        String waiting = WalletTest.rated(operator, driver, "2019-10-16T01:00:00Z", 100_000);
        String owing = WalletTest.settled(operator, driver, "2019-10-16T11:00:00Z", 150_000);
        OneSessionTest.answer(operator, waiting, "voucher-none", "");
        awaitBalance(1_900);

        payOut(1_251).then().statusCode(409).body("type", equalTo("/problems/balance-too-low"))
                .body("principalFen", equalTo(1_250)).body("owedFen", equalTo(650));
        assertThat(balance()).isEqualTo(1_900);
        payOut(1_250).then().statusCode(201).body("arrearsPaidFen", equalTo(650));
        assertThat(balance()).isZero();
        operator.staff().get(API + "/bills/" + owing).then().body("receivableFen", equalTo(0)).body("paidFen",
                equalTo(1_650));
    }

    @Test
    @DisplayName("that the channel gave up and that comes back pays first what the driver owes by then")
    void comesBackToArrears() {
        pay(2_000, "a");
        till.control().misbehave(new PayFaults(false, 0, false, false, 0, List.of(), 0, true));
        payOut(1_000).then().statusCode(201);
        sendPayouts.send(later());
        WalletTest.settled(operator, driver, "2019-10-16T01:00:00Z", 150_000);

        till.control().decide(till.mchid, till.control().refunds().getFirst().outRefundNo(), Refund.Status.CLOSED);

        awaitBalance(350);
        operator.driver(driver).get(API + "/driver/wallet").then().body("receivableFen", equalTo(0));
    }

    @Test
    @DisplayName("is set against WeChat's own bill of the day")
    void statement() {
        pay(4_000, "a");
        LocalDate today = Instant.now().atZone(PaymentChannel.ZONE).toLocalDate();
        fetchStatements.fetch(new PayOrders.Day(operator.id, today));
        assertThat(equation("wechat-pay-statement")).isEqualTo(4_000);
    }

    @Test
    @DisplayName("is set against WeChat's bills of days long gone, also while another operator's account is broken")
    void statementsOfOthers() throws SQLException {
        LocalDate today = Instant.now().atZone(PaymentChannel.ZONE).toLocalDate();
        Operator withoutAccount = Operator.withTariff();
        closedOrder(withoutAccount, withoutAccount.driverWith(0), 40);
        closedOrder(operator, driver, 3);

        List<LocalDate> days = systemDb.inTransaction(tx -> orders.daysWithoutStatement(tx, today, 10)).stream()
                .filter(day -> day.operatorId().equals(operator.id)).map(PayOrders.Day::day).toList();

        assertThat(days).containsExactly(today.minusDays(3), today.minusDays(2), today.minusDays(1));
    }

    private static void closedOrder(Operator operator, UUID driver, int daysAgo) throws SQLException {
        try (var connection = TestPostgres.superuser(); var statement = connection.createStatement()) {
            statement.execute("""
                    insert into pay_order (operator_id, order_no, driver_id, amount_fen, state, created_at, expires_at,
                        ask_after)
                    select '%s', 'old', '%s', 100, 'CLOSED', at, at, at from (select now() - interval '%d days') as o (at)"""
                    .formatted(operator.id, driver, daysAgo));
        }
    }

    private void pay(long fen, String key) {
        long before = balance();
        till.control().pay(till.mchid, order(fen, key).path("orderNo"));
        awaitBalance(before + fen);
    }

    private Response order(long fen, String key) {
        return operator.driver(driver).header("Idempotency-Key", key).contentType("application/json")
                .body(Map.of("amountFen", fen)).post(API + "/driver/recharges");
    }

    private Response payOut(long fen) {
        return operator.staff("finance").header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json").body(Map.of("amountFen", fen, "reason", "driver moves away"))
                .post(API + "/drivers/" + driver + "/payouts");
    }

    private long balance() {
        return operator.driver(driver).get(API + "/driver/wallet").then().extract().<Integer>path("balanceFen");
    }

    private void awaitBalance(long fen) {
        await().atMost(SOON).until(() -> balance() == fen);
    }

    private long equation(String name) {
        return operator.staff().get(API + "/ledger/equations").then().extract()
                .<Integer>path("items.find { it.name == '" + name + "' }.left");
    }

    private static Instant later() {
        return Instant.now().plus(Duration.ofMinutes(1));
    }
}
