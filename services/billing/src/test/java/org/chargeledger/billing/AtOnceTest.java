package org.chargeledger.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chargeledger.billing.CorrectionDesk.key;
import static org.chargeledger.billing.Operator.API;
import static org.chargeledger.billing.Operator.SOON;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.chargeledger.kit.testing.TestPostgres;
import org.chargeledger.kit.testing.TestStack;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("Of two who write at once, having seen the same,")
class AtOnceTest {

    private static final Map<String, Object> PART = Map.of("components", List.of("ENERGY_FEE"), "amountFen", 100,
            "seenRefundedFen", 0, "reason", "a faulty pile");
    /** The idle fee of the golden bill, 143.20 yuan, becomes 80. */
    private static final Map<String, Object> SHORTER = Map.of("serviceEndedAt", "2019-10-13T02:14:33Z");

    private final Operator zpd = Operator.withTariff();
    private final CorrectionDesk desk = new CorrectionDesk(zpd);

    @Test
    @DisplayName("one gives back part of a bill")
    void twoRefunds() throws SQLException {
        String billNo = GoldenSession.settled(zpd, zpd.driverWith(20_000));

        List<Response> answers = both(sessionOf(billNo), () -> desk.refund(billNo, "\"1\"", PART),
                () -> desk.refund(billNo, "\"1\"", PART));

        assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(201, 409);
        assertThat(answers).extracting(answer -> answer.path("type")).contains("/problems/refunded-meanwhile");
        assertThat(zpd.booksAddUp()).isTrue();
    }

    @Test
    @DisplayName("one corrects a bill or refunds it")
    void correctionAndRefund() throws SQLException {
        var driver = zpd.driverWith(20_000);
        String billNo = GoldenSession.settled(zpd, driver);
        String digest = desk.preview(billNo, SHORTER).extract().path("digest");

        List<Response> answers = both(sessionOf(billNo),
                () -> desk.correct(billNo, "\"1\"", key(), SHORTER, digest),
                () -> desk.refund(billNo, "\"1\"", List.of("IDLE_FEE")));

        boolean corrected = answers.getFirst().statusCode() == 200;
        assertThat(answers).extracting(Response::statusCode)
                .containsExactly(corrected ? 200 : 409, corrected ? 412 : 201);
        zpd.driver(driver).get(API + "/driver/wallet").then().body("principalFen",
                equalTo(corrected ? 20_000 - 8_340 : 20_000 - 340));
        assertThat(zpd.booksAddUp()).isTrue();
    }

    @Test
    @DisplayName("one changes how the operator handles drivers' money")
    void twoSettings() throws SQLException {
        WalletTest.setting(zpd, "\"0\"", "BONUS_FIRST", 0).then().statusCode(200);

        List<Response> answers = both("select 1 from wallet_setting where operator_id = '" + zpd.id + "' for update",
                () -> WalletTest.setting(zpd, "\"1\"", "BONUS_FIRST", 100),
                () -> WalletTest.setting(zpd, "\"1\"", "BONUS_FIRST", 200));

        assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(200, 412);
    }

    @Test
    @DisplayName("one pays out a driver's money outside WeChat Pay")
    void twoOfflinePayouts() throws SQLException {
        var driver = zpd.driverWith(1_000);

        List<Response> answers = both(walletOf(driver), () -> payOut(driver, "TT1", 1_000),
                () -> payOut(driver, "TT2", 1_000));

        assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(201, 409);
        assertThat(answers).extracting(answer -> answer.path("type")).contains("/problems/balance-too-low");
        zpd.driver(driver).get(API + "/driver/wallet").then().body("principalFen", equalTo(0));
        assertThat(zpd.booksAddUp()).isTrue();
    }

    @Test
    @DisplayName("one books an offline payout of the same reference")
    void sameTransfer() throws SQLException {
        var driver = zpd.driverWith(1_000);

        List<Response> answers = both(walletOf(driver), () -> payOut(driver, "TT1", 400),
                () -> payOut(driver, "TT1", 400));

        assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(201, 409);
        assertThat(answers).extracting(answer -> answer.path("type")).contains("/problems/payout-booked");
        zpd.driver(driver).get(API + "/driver/wallet").then().body("principalFen", equalTo(600));
    }

    @Test
    @DisplayName("one takes back a recharge")
    void twoReversals() throws SQLException {
        var driver = zpd.driverWith(5_000);
        String path = "recharges/" + zpd.recharge(driver, 1_000).path("rechargeId") + "/reversal";

        List<Response> answers = both(walletOf(driver), () -> takeBack(driver, path), () -> takeBack(driver, path));

        assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(201, 409);
        assertThat(answers).extracting(answer -> answer.path("type")).contains("/problems/taken-back");
        zpd.driver(driver).get(API + "/driver/wallet").then().body("principalFen", equalTo(5_500));
        assertThat(zpd.booksAddUp()).isTrue();
    }

    @Test
    @DisplayName("one withdraws a bonus")
    void twoWithdrawals() throws SQLException {
        var driver = zpd.driverWith(0);
        String path = "bonuses/" + WalletTest.grant(zpd, driver, 2_000).path("grantId") + "/withdrawal";

        List<Response> answers = both(walletOf(driver), () -> takeBack(driver, path), () -> takeBack(driver, path));

        assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(201, 409);
        zpd.driver(driver).get(API + "/driver/wallet").then().body("bonusFen", equalTo(1_500));
        assertThat(zpd.booksAddUp()).isTrue();
    }

    private Response takeBack(UUID driver, String path) {
        return TakeBackTest.back(zpd, "finance", driver, path, key(), 500);
    }

    private Response payOut(UUID driver, String reference, long fen) {
        return OfflinePayoutsTest.pay(zpd, driver, "finance", key(), Map.of("amountFen", fen, "reference", reference,
                "reason", "moves away"));
    }

    private static String walletOf(UUID driver) {
        return "select 1 from account where account_id = 'WALLET:" + driver + "' for update";
    }

    private static String sessionOf(String billNo) {
        return "select 1 from session where bill_no = '" + billNo + "' for update";
    }

    /** Both come as far as this row, then go on at once. */
    private static List<Response> both(String row, Supplier<Response> one,
            Supplier<Response> other) throws SQLException {
        try (Connection first = TestPostgres.superuser(); var statement = first.createStatement();
                var threads = Executors.newFixedThreadPool(2)) {
            first.setAutoCommit(false);
            statement.execute(row);
            var answers = Stream.of(one, other).map(ask -> CompletableFuture.supplyAsync(ask, threads)).toList();
            await().atMost(SOON).until(AtOnceTest::bothWait);
            first.rollback();
            return answers.stream().map(CompletableFuture::join).toList();
        }
    }

    private static boolean bothWait() {
        return TestPostgres.texts("select 1 from pg_locks where not granted").size() >= 2;
    }
}
