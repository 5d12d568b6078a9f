package org.chargeledger.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chargeledger.billing.Operator.API;
import static org.chargeledger.billing.Operator.SOON;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.chargeledger.kit.testing.TestPostgres;

/** A driver with an empty wallet who pays at a till of WeChat Pay. In the end its book and ours say the same. */
final class Payer implements AutoCloseable {

    final Operator operator;
    final Till till;
    final UUID driver;

    private Payer(Operator operator, Till till) {
        this.operator = operator;
        this.till = till;
        driver = operator.driverWith(0);
    }

    static Payer atATill() {
        Operator operator = Operator.withTariff();
        return new Payer(operator, Till.of(operator, RestAssured.port));
    }

    void pay(long fen, String key) {
        long before = balance();
        confirms(order(fen, key).path("orderNo"));
        awaitBalance(before + fen);
    }

    /** In WeChat, which tells us. */
    void confirms(String orderNo) {
        till.control().pay(till.mchid, orderNo);
    }

    Response order(long fen, String key) {
        return operator.driver(driver).header("Idempotency-Key", key).contentType("application/json")
                .body(Map.of("amountFen", fen)).post(API + "/driver/recharges");
    }

    Response payOut(long fen) {
        return operator.staff("finance").header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json").body(Map.of("amountFen", fen, "reason", "driver moves away"))
                .post(API + "/drivers/" + driver + "/payouts");
    }

    long balance() {
        return reads("wallet").extract().<Integer>path("balanceFen");
    }

    ValidatableResponse reads(String what) {
        return operator.driver(driver).get(API + "/driver/" + what).then().statusCode(200);
    }

    void awaitBalance(long fen) {
        await().atMost(SOON).until(() -> balance() == fen);
    }

    long equation(String name) {
        return operator.staff().get(API + "/ledger/equations").then().extract()
                .<Integer>path("items.find { it.name == '" + name + "' }.left");
    }

    /** When what was asked for a moment ago is asked for again. */
    static Instant later() {
        return Instant.now().plus(Duration.ofMinutes(1));
    }

    /** WeChat's book is ahead of ours while word of a refund is on its way. */
    @Override
    public void close() {
        try (till) {
            await().atMost(SOON).untilAsserted(() -> assertThat(equation("wechat-pay-clearing"))
                    .isEqualTo(till.balanceFen()));
            assertThat(operator.booksAddUp()).isTrue();
        }
        askNoMore(operator);
    }

    /** Nobody answers for a till that is closed: its parts are due to none, or others would wait behind them. */
    static void askNoMore(Operator operator) {
        TestPostgres.run("update payout_part set send_after = 'infinity' where operator_id = '" + operator.id + "'");
    }
}
