package org.chargeledger.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chargeledger.billing.Operator.SOON;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import org.chargeledger.billing.app.FetchStatements;
import org.chargeledger.billing.app.SendPayouts;
import org.chargeledger.billing.pay.PaymentChannel;
import org.chargeledger.billing.store.PayStatements.Day;
import org.chargeledger.kit.db.SystemDb;
import org.chargeledger.kit.testing.TestPostgres;
import org.chargeledger.kit.testing.TestStack;
import org.chargeledger.simulator.wechatpay.PayFaults;
import org.chargeledger.simulator.wechatpay.Refund;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("Money through WeChat Pay")
class StatementsTest extends AtATill {

    private static final String ANOTHER = "1800000001";

    @Inject
    FetchStatements fetchStatements;
    @Inject
    SendPayouts sendPayouts;
    @Inject
    SystemDb systemDb;
    @Inject
    MeterRegistry metrics;

    private LocalDate today;

    /** A test that begins before midnight in China ends before it. */
    @BeforeEach
    void notAtMidnight() {
        await().atMost(Duration.ofMinutes(1)).until(() -> now().toLocalTime().isBefore(LocalTime.of(23, 59, 30)));
        today = now().toLocalDate();
    }

    @Test
    @DisplayName("is set against WeChat's own bill of the day")
    void statement() {
        payer.pay(4_000, "a");
        fetchStatements.fetch(new Day(payer.operator.id, payer.till.mchid, today));
        assertThat(payer.equation("wechat-pay-statement")).isEqualTo(4_000);
    }

    @ParameterizedTest
    @CsvSource({"SUCCESS, DONE", "CLOSED, FAILED"})
    @DisplayName("that goes back is set against the bill of the day on which WeChat took it, whatever becomes of it "
            + "later")
    void refund(Refund.Status status, String state) {
        payer.pay(4_000, "a");
        wechat.misbehave(new PayFaults(false, 0, false, false, 0, List.of(), 0, true));
        payer.payOut(1_000).then().statusCode(201);
        sendPayouts.send(Payer.later());
        fetchStatements.fetch(new Day(payer.operator.id, payer.till.mchid, today));
        assertThat(payer.equation("wechat-pay-statement")).isEqualTo(3_000);
        assertThat(payer.operator.booksAddUp()).as("under way").isTrue();

        wechat.decide(payer.till.mchid, wechat.refunds().getFirst().outRefundNo(), status);
        await().atMost(SOON).untilAsserted(() -> payer.reads("payouts")
                .body("items[0].parts[0].state", equalTo(state)));
        TestPostgres.run("update payout_part set done_at = done_at + interval '1 day' where operator_id = '"
                + payer.operator.id + "'");

        assertThat(payer.operator.booksAddUp()).as("at its end").isTrue();
    }

    @Test
    @DisplayName("of another amount than ordered, which nobody booked, is what WeChat's own bill has and ours has not")
    void anotherAmount() {
        String orderNo = payer.order(4_000, "a").path("orderNo");
        TestPostgres.run("update pay_order set amount_fen = 3999 where order_no = '" + orderNo + "'");
        payer.confirms(orderNo);
        await().atMost(SOON).untilAsserted(() -> payer.reads("recharges").body("items.state", contains("DIFFERS")));
        fetchStatements.fetch(new Day(payer.operator.id, payer.till.mchid, today));

        payer.operator.staff().get(Operator.API + "/ledger/equations").then()
                .body("items.findAll { !it.holds }.name", contains("wechat-pay-statement"))
                .body("items.find { it.name == 'wechat-pay-statement' }.left", equalTo(4_000))
                .body("items.find { it.name == 'wechat-pay-statement' }.right", equalTo(0));

        TestPostgres.run("update pay_order set amount_fen = 4000 where order_no = '" + orderNo + "'");
        wechat.tellAgain(payer.till.mchid, orderNo);
        payer.awaitBalance(4_000);
    }

    @Test
    @DisplayName("is set against WeChat's bills of days long gone, also while another operator's account is broken")
    void statementsOfOthers() {
        Operator longAgo = Operator.withTariff();
        Operator lately = Operator.withTariff();
        order(longAgo, "CLOSED", 40);
        order(lately, "CLOSED", 3);

        assertThat(missing(lately, 10)).containsExactly(today.minusDays(1), today.minusDays(2), today.minusDays(3));
    }

    @Test
    @DisplayName("that an account half configured cannot give is counted, and keeps no other operator waiting")
    void halfConfigured() {
        Operator half = Operator.withTariff();
        System.setProperty("WECHAT_PAY_MCHID_" + half.id.toUpperCase(Locale.ROOT), "1800000002");
        double failures = metrics.counter("chargeledger.statement.failures").count();

        fetchStatements.fetch(new Day(half.id, null, today));

        assertThat(metrics.counter("chargeledger.statement.failures").count()).isGreaterThan(failures);
    }

    @Test
    @DisplayName("of a day without trade has no bill at WeChat: that is a day of nothing, and the next ones follow")
    void nothingTraded() {
        order(payer.operator, "CLOSED", 5);

        fetchMissing(10);

        assertThat(missing(payer.operator, 10)).isEmpty();
    }

    @Test
    @DisplayName("of a day on which our book has a payment stays to be fetched, though WeChat knows of none")
    void anotherMerchantAccount() {
        payer.pay(4_000, "a");
        TestPostgres.run("update pay_order set created_at = created_at - interval '5 days', paid_at = paid_at"
                + " - interval '5 days' where operator_id = '" + payer.operator.id + "'");

        fetchMissing(10);

        assertThat(missing(payer.operator, 10)).singleElement().isIn(today.minusDays(5), today.minusDays(4));
        TestPostgres.run("update pay_order set paid_at = now() where operator_id = '" + payer.operator.id + "'");
    }

    @Test
    @DisplayName("of days that cannot be fetched are tried again in turn, the longest untried first, after all others")
    void inTurn() {
        Operator withoutAccount = Operator.withTariff();
        order(withoutAccount, "CLOSED", 4);
        List<LocalDate> newestFirst = List.of(today.minusDays(1), today.minusDays(2), today.minusDays(3),
                today.minusDays(4));

        for (int i = 0; i < 6; i++) {
            LocalDate next = missing(withoutAccount, 1).getFirst();
            assertThat(next).isEqualTo(newestFirst.get(i % 4));
            fetchStatements.fetch(new Day(withoutAccount.id, null, next));
        }
    }

    @Test
    @DisplayName("of days whose bill WeChat keeps no more are not waited for: newer ones are fetched")
    void billsOfOldDays() {
        Operator withoutAccount = Operator.withTariff();
        order(withoutAccount, "CLOSED", 200);
        order(payer.operator, "CLOSED", 200);

        assertThat(missing(withoutAccount, 100)).hasSize(89).last().isEqualTo(today.minusDays(89));
        fetchMissing(89);
        assertThat(missing(payer.operator, 89)).isEmpty();
    }

    @Test
    @DisplayName("of the day on which the operator exchanges its merchant account is set against what that account "
            + "took")
    void exchangedAccount() {
        payer.pay(4_000, "a");
        payer.till.moveTo(ANOTHER);
        wechat.pay(ANOTHER, payer.order(1_000, "b").path("orderNo"));
        payer.awaitBalance(5_000);

        fetchStatements.fetch(new Day(payer.operator.id, ANOTHER, today));
        assertThat(payer.equation("wechat-pay-statement")).isEqualTo(1_000);
        assertThat(payer.operator.booksAddUp()).as("of the new account").isTrue();

        payer.till.moveTo(payer.till.mchid);
        fetchStatements.fetch(new Day(payer.operator.id, payer.till.mchid, today));
        assertThat(payer.equation("wechat-pay-statement")).isEqualTo(5_000);
        assertThat(payer.operator.booksAddUp()).as("of both").isTrue();
    }

    @ParameterizedTest(name = "taken by {0}, bill of {1}: {2} missed")
    @CsvSource({
            "A,  B,  1",
            "A,  A,  0",
            "A,  '', 0",
            "  , B,  0"})
    @DisplayName("are missed where another account's was fetched; those of before name none, and are of any")
    void missedOfAnAccount(String taken, String fetched, int days) {
        Operator operator = Operator.withTariff();
        order(operator, "PAID", 4);
        TestPostgres.run("update pay_order set mchid = %s where operator_id = '%s'".formatted(
                taken == null ? "null" : "'" + taken + "'", operator.id));
        TestPostgres.run("insert into pay_statement (operator_id, day, mchid, paid_fen, "
                + "refunded_fen, fetched_at) values"
                + " ('%s', '%s', '%s', 100, 0, now())".formatted(operator.id, today.minusDays(4), fetched));

        operator.staff().get(Operator.API + "/ledger/equations").then()
                .body("items.find { it.name == 'wechat-pay-statements-fetched' }.left", equalTo(days))
                .body("items.find { it.name == 'wechat-pay-statement' }.right", equalTo(days == 0 ? 100 : 0));
    }

    @Test
    @DisplayName("of an account are fetched from its first order on, and not for what another one has")
    void fetchedOfAnAccount() {
        order(payer.operator, "CLOSED", 5);
        TestPostgres.run("update pay_order set mchid = '" + ANOTHER + "' where operator_id = '" + payer.operator.id
                + "'");
        assertThat(missing(payer.operator, 10)).isEmpty();

        TestPostgres.run("update pay_order set mchid = '%s' where operator_id = '%s'".formatted(payer.till.mchid,
                payer.operator.id));
        assertThat(missing(payer.operator, 10)).hasSize(5);

        order(payer.operator, "before", "CLOSED", 7);
        assertThat(missing(payer.operator, 10)).as("as of any account").doesNotHaveDuplicates().hasSize(7);
    }

    @ParameterizedTest(name = "{0} {1} days ago: {2}")
    @CsvSource({
            "PAID,   3,  0",
            "PAID,   4,  1",
            "PAID,   89, 1",
            "PAID,   90, 0",
            "CLOSED, 4,  0"})
    @DisplayName("are missed for days of trade only, once they are over since three and as long as WeChat keeps them")
    void missed(String state, int daysAgo, int days) {
        Operator withoutAccount = Operator.withTariff();
        order(withoutAccount, state, daysAgo);

        withoutAccount.staff().get(Operator.API + "/ledger/equations").then()
                .body("items.find { it.name == 'wechat-pay-statements-fetched' }.left", equalTo(days));
    }

    private static ZonedDateTime now() {
        return Instant.now().atZone(PaymentChannel.ZONE);
    }

    private void fetchMissing(int atMost) {
        missing(payer.operator, atMost).forEach(day -> fetchStatements.fetch(
                new Day(payer.operator.id, payer.till.mchid, day)));
    }

    private List<LocalDate> missing(Operator operator, int atMost) {
        return systemDb.inTransaction(tx -> fetchStatements.missing(tx, today, atMost)).stream()
                .filter(day -> day.operatorId().equals(operator.id)).map(Day::day).toList();
    }

    /** In the middle of its day in China. */
    private void order(Operator operator, String state, int daysAgo) {
        order(operator, "old", state, daysAgo);
    }

    private void order(Operator operator, String orderNo, String state, int daysAgo) {
        TestPostgres.run("""
                insert into pay_order (operator_id, order_no, driver_id, amount_fen, state, transaction_id, created_at,
                    expires_at, ask_after, paid_at, recharge_id)
                select '%1$s', '%5$s', '%2$s', 100, '%3$s', case when paid then 'T' end, at, at, at,
                    case when paid then at end, case when paid then gen_random_uuid() end
                from (select ('%4$s 12:00'::timestamp at time zone 'Asia/Shanghai') as at, '%3$s' = 'PAID' as paid)"""
                .formatted(operator.id, operator.driverWith(0), state, today.minusDays(daysAgo), orderNo));
    }
}
