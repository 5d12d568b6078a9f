package org.chargeledger.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.chargeledger.billing.app.FetchStatements;
import org.chargeledger.billing.pay.PaymentChannel;
import org.chargeledger.billing.store.PayOrders;
import org.chargeledger.kit.db.SystemDb;
import org.chargeledger.kit.testing.TestPostgres;
import org.chargeledger.kit.testing.TestStack;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("Money through WeChat Pay")
class StatementsTest extends AtATill {

    @Inject
    FetchStatements fetchStatements;
    @Inject
    PayOrders orders;
    @Inject
    SystemDb systemDb;

    @Test
    @DisplayName("is set against WeChat's own bill of the day")
    void statement() {
        payer.pay(4_000, "a");
        LocalDate today = Instant.now().atZone(PaymentChannel.ZONE).toLocalDate();
        fetchStatements.fetch(new PayOrders.Day(payer.operator.id, today));
        assertThat(payer.equation("wechat-pay-statement")).isEqualTo(4_000);
    }

    @Test
    @DisplayName("is set against WeChat's bills of days long gone, also while another operator's account is broken")
    void statementsOfOthers() {
        LocalDate today = Instant.now().atZone(PaymentChannel.ZONE).toLocalDate();
        Operator withoutAccount = Operator.withTariff();
        closedOrder(withoutAccount, withoutAccount.driverWith(0), 40);
        closedOrder(payer.operator, payer.driver, 3);

        assertThat(missing(today)).extracting(PayOrders.Day::day).containsExactly(today.minusDays(3), today.minusDays(2), today.minusDays(1));
    }

    @Test
    @DisplayName("of a day without trade has no bill at WeChat: that is a day of nothing, and the next ones follow")
    void nothingTraded() {
        LocalDate today = Instant.now().atZone(PaymentChannel.ZONE).toLocalDate();
        closedOrder(payer.operator, payer.driver, 5);
        assertThat(payer.equation("wechat-pay-statements-fetched")).as("of the days over since three").isEqualTo(2);

        missing(today).forEach(fetchStatements::fetch);

        assertThat(missing(today)).isEmpty();
        assertThat(payer.equation("wechat-pay-statements-fetched")).isZero();
    }

    @Test
    @DisplayName("of days whose bill WeChat keeps no more are not waited for: newer ones are fetched")
    void billsOfOldDays() {
        LocalDate today = Instant.now().atZone(PaymentChannel.ZONE).toLocalDate();
        closedOrder(payer.operator, payer.driver, 200);

        assertThat(missing(today)).extracting(PayOrders.Day::day).first().isEqualTo(today.minusDays(89));
        assertThat(payer.equation("wechat-pay-statements-fetched")).isEqualTo(86);

        missing(today, 89).forEach(fetchStatements::fetch);
        assertThat(payer.equation("wechat-pay-statements-fetched")).isZero();
    }

    private List<PayOrders.Day> missing(LocalDate today) {
        return missing(today, 10);
    }

    private List<PayOrders.Day> missing(LocalDate today, int atMost) {
        return systemDb.inTransaction(tx -> orders.daysWithoutStatement(tx, today, atMost)).stream()
                .filter(day -> day.operatorId().equals(payer.operator.id)).toList();
    }

    private static void closedOrder(Operator operator, UUID driver, int daysAgo) {
        TestPostgres.run("""
                insert into pay_order (operator_id, order_no, driver_id, amount_fen, state, created_at, expires_at,
                    ask_after)
                select '%s', 'old', '%s', 100, 'CLOSED', at, at, at
                from (select now() - interval '%d days') as o (at)"""
                .formatted(operator.id, driver, daysAgo));
    }
}
