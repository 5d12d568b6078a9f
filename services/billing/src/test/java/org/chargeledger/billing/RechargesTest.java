package org.chargeledger.billing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.chargeledger.billing.Operator.API;
import static org.chargeledger.billing.Operator.SOON;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import org.chargeledger.billing.app.FollowPayments;
import org.chargeledger.kit.testing.Contracts;
import org.chargeledger.kit.testing.TestPostgres;
import org.chargeledger.kit.testing.TestStack;
import org.chargeledger.kit.testing.TestTopics;
import org.chargeledger.simulator.wechatpay.PayFaults;
import org.chargeledger.simulator.wechatpay.PayFaults.ErrorAnswer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("Money that comes through WeChat Pay")
class RechargesTest extends AtATill {

    @Inject
    FollowPayments followPayments;

    @Test
    @DisplayName("gives the page what it needs, and is in the wallet once when WeChat says so")
    void recharges() {
        Response order = payer.order(5_000, "key-1");
        order.then().statusCode(201).body("payment.appId", equalTo("wx" + payer.operator.id))
                .body("payment.signType", equalTo("RSA"));
        assertThat(order.<String>path("payment.packageValue")).startsWith("prepay_id=wx");
        assertThat(payer.order(5_000, "key-1").<String>path("orderNo")).isEqualTo(order.path("orderNo"));
        payer.order(5_001, "key-1").then().statusCode(409);

        payer.confirms(order.path("orderNo"));
        payer.awaitBalance(5_000);
        assertThat(wechat.sent()).last().matches(sent -> sent.answer() == 204 || sent.answer() == 200);
        payer.reads("recharges").body("items[0].state", equalTo("PAID"));
        Contracts.assertValid("wallet-recharged", TestTopics.read("billing.wallet.v1",
                event -> event.key().equals(payer.driver.toString()), SOON).json());
    }

    @Test
    @DisplayName("is booked once when callbacks are doubled, and once more told after it was asked for")
    void doubled() {
        wechat.misbehave(new PayFaults(false, 3, false, false, 0, List.of(), 0, false));
        String orderNo = payer.order(2_000, "k").path("orderNo");
        payer.confirms(orderNo);
        payer.till.awaitCallbacks(4);
        followPayments.follow(Payer.later());
        wechat.tellAgain(payer.till.mchid, orderNo);
        payer.till.awaitCallbacks(8);
        assertThat(wechat.sent()).allMatch(sent -> sent.answer() < 300);
        assertThat(payer.balance()).isEqualTo(2_000);
    }

    @Test
    @DisplayName("of another amount than ordered books nothing and is seen as such by staff and driver, be it told or asked "
            + "for, however often; nobody asks any more, and it is booked once it is the amount after all")
    void anotherAmount() {
        String told = payer.order(2_000, "told").path("orderNo");
        String asked = payer.order(3_000, "asked").path("orderNo");
        TestPostgres.run("update pay_order set amount_fen = amount_fen - 1 where order_no in ('" + told + "', '" + asked + "')");
        payer.confirms(told);
        payer.till.awaitCallbacks(1);
        wechat.misbehave(new PayFaults(true, 0, false, false, 0, List.of(), 0, false));
        payer.confirms(asked);
        followPayments.follow(Payer.later());
        wechat.behave();
        wechat.tellAgain(payer.till.mchid, told);
        payer.till.awaitCallbacks(2);

        assertThat(wechat.sent()).allMatch(sent -> sent.answer() < 300);
        assertThat(payer.balance()).isZero();
        payer.reads("recharges").body("items.state", contains("DIFFERS", "DIFFERS"))
                .body("items.amountFen", contains(2_999, 1_999)).body("items.differingFen", contains(3_000, 2_000));
        payer.operator.staff("finance").get(API + "/drivers/" + payer.driver + "/recharge-orders").then().statusCode(200)
                .body("items.state", contains("DIFFERS", "DIFFERS"));
        assertThat(TestPostgres.texts("select order_no from pay_order where ask_after < now() and state = 'OPEN'"))
                .doesNotContain(told, asked);
        assertThat(payer.operator.booksAddUp()).isTrue();

        TestPostgres.run("update pay_order set amount_fen = amount_fen + 1 where order_no in ('" + told + "', '" + asked + "')");
        wechat.tellAgain(payer.till.mchid, told);
        wechat.tellAgain(payer.till.mchid, asked);
        payer.awaitBalance(5_000);
        payer.reads("recharges").body("items.state", contains("PAID", "PAID"))
                .body("items.differingFen", contains(nullValue(), nullValue()));
    }

    @Test
    @DisplayName("is found by asking when the callback was lost, even if the first question is answered badly")
    void lost() {
        wechat.misbehave(new PayFaults(true, 0, false, false, 0,
                List.of(new ErrorAnswer("query", 500, "SYSTEM_ERROR", 1)), 0, false));
        payer.confirms(payer.order(3_000, "k").path("orderNo"));
        followPayments.follow(Payer.later());
        assertThat(payer.balance()).isZero();
        followPayments.follow(Payer.later().plus(Duration.ofMinutes(5)));
        assertThat(payer.balance()).isEqualTo(3_000);
    }

    @Test
    @DisplayName("is not booked by a forged or a stale callback, a signature probe, an unsigned one, or one for "
            + "another order")
    void forged() {
        wechat.misbehave(new PayFaults(false, 0, false, true, 0, List.of(), 0, false));
        payer.confirms(payer.order(1_000, "k").path("orderNo"));
        payer.till.awaitCallbacks(1);
        wechat.misbehave(new PayFaults(false, 0, false, false, 6, List.of(), 0, false));
        String second = payer.order(1_100, "k2").path("orderNo");
        payer.confirms(second);
        payer.till.awaitCallbacks(2);
        assertThat(wechat.sent()).allMatch(sent -> sent.answer() == 401);
        wechat.behave();
        assertThat(wechat.probe(payer.till.mchid, second)).isEqualTo(401);
        assertThat(payer.balance()).isZero();
        given().contentType("application/json").body("{\"id\":\"x\"}")
                .post(API + "/payment-notices/" + payer.operator.id + "/payments").then().statusCode(401);
        given().contentType("application/json").body("{}").post(API + "/payment-notices/nobody/payments").then()
                .statusCode(404);
        wechat.behave();
        followPayments.follow(Payer.later());
        assertThat(payer.balance()).isEqualTo(2_100);
    }

    @Test
    @DisplayName("is booked once although several replicas ask for it while its callbacks come in")
    void replicas() throws InterruptedException {
        wechat.misbehave(new PayFaults(false, 5, true, false, 0, List.of(), 0, false));
        for (int i = 0; i < 3; i++) {
            payer.confirms(payer.order(1_000, "k" + i).path("orderNo"));
        }
        wechat.misbehave(new PayFaults(false, 5, false, false, 0, List.of(), 0, false));
        try (var replicas = Executors.newFixedThreadPool(4)) {
            for (int i = 1; i <= 4; i++) {
                Instant now = Payer.later().plus(Duration.ofMinutes(2L * i));
                replicas.execute(() -> followPayments.follow(now));
            }
            wechat.payments().forEach(order -> wechat.tellAgain(payer.till.mchid, order.outTradeNo()));
            wechat.release(false);
        }
        payer.till.awaitCallbacks(21);
        assertThat(wechat.sent()).allMatch(sent -> sent.answer() < 300);
        assertThat(payer.balance()).isEqualTo(3_000);
    }

    @Test
    @DisplayName("is closed when nobody pays, and cannot be paid after that")
    void expires() {
        String orderNo = payer.order(1_000, "k").path("orderNo");
        followPayments.follow(Instant.now().plus(Duration.ofMinutes(31)));
        payer.reads("recharges").body("items[0].state", equalTo("CLOSED"));
        assertThat(wechat.payments()).anyMatch(p -> p.outTradeNo().equals(orderNo)
                && p.state().name().equals("CLOSED"));
    }

    @Test
    @DisplayName("says that the payment service is away, and takes the same key again")
    void away() {
        wechat.misbehave(new PayFaults(false, 0, false, false, 0, List.of(), 1, false));
        payer.order(1_000, "k").then().statusCode(503).body("type", equalTo("/problems/payment-unreachable"));
        payer.order(1_000, "k").then().statusCode(201);
        payer.order(99, "few").then().statusCode(400);
        payer.order(500_001, "many").then().statusCode(400);
    }
}
