package org.chargeledger.billing.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.chargeledger.rating.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A payout")
class PayoutPlanTest {

    private static final Instant NOW = Instant.parse("2026-11-25T08:00:00Z");

    private static PaidOrder order(String number, long fen, long refunded, int parts, int daysAgo) {
        return new PaidOrder(number, new Money(fen), new Money(refunded), parts, NOW.minus(Duration.ofDays(daysAgo)));
    }

    @Test
    @DisplayName("goes back to the newest recharges first, each within what is left of it")
    void newestFirst() {
        PayoutPlan plan = PayoutPlan.of(new Money(12_000), List.of(order("old", 10_000, 0, 0, 30),
                order("new", 5_000, 1_000, 1, 1), order("middle", 3_000, 0, 0, 10)), NOW);

        assertThat(plan.parts()).containsExactly(
                new PayoutPlan.Part("new", new Money(4_000), new Money(5_000)),
                new PayoutPlan.Part("middle", new Money(3_000), new Money(3_000)),
                new PayoutPlan.Part("old", new Money(5_000), new Money(10_000)));
        assertThat(plan.notCovered()).isEqualTo(Money.ZERO);
        assertThat(plan.covered()).isEqualTo(new Money(12_000));
    }

    @ParameterizedTest(name = "paid {1} days ago, refunded {0} fen in {2} parts: {3} fen of 10000 can go back")
    @CsvSource({
            "0,     1,   0,  10000",
            "9999,  1,   1,  1",
            "10000, 1,   1,  0",
            "0,     363, 0,  10000",
            "0,     364, 0,  0",
            "0,     365, 0,  0",
            "100,   1,   49, 9900",
            "100,   1,   50, 0"})
    @DisplayName("keeps to what the channel allows: the amount, 365 days, 50 parts")
    void limits(long refunded, int daysAgo, int parts, long possible) {
        PayoutPlan plan = PayoutPlan.of(new Money(10_000), List.of(order("one", 10_000, refunded, parts, daysAgo)),
                NOW);

        assertThat(plan.notCovered()).isEqualTo(new Money(10_000 - possible));
        assertThat(plan.covered()).isEqualTo(new Money(possible));
        assertThat(plan.parts()).hasSize(possible > 0 ? 1 : 0);
        PaidOrder payment = order("one", 10_000, refunded, parts, daysAgo);
        assertThat(payment.takes(new Money(Math.max(1, possible)), NOW)).as("once more").isEqualTo(possible > 0);
        assertThat(payment.takes(new Money(possible + 1), NOW)).as("once more, and more than that").isFalse();
    }

    @ParameterizedTest(name = "of {0} fen in the wallet, {1} paid by WeChat {2} days ago: {3} go back there, {4} outside")
    @CsvSource({
            "5000, 3000, 1,   3000, 2000",
            "3000, 3000, 1,   3000, 0",
            "2999, 3000, 1,   2999, 0",
            "5000, 3000, 363, 3000, 2000",
            "5000, 3000, 364, 0,    5000",
            "0,    3000, 1,   0,    0"})
    @DisplayName("goes outside WeChat Pay only as far as that cannot take it back")
    void payable(long principal, long paid, int daysAgo, long byChannel, long offline) {
        Payable payable = Payable.of(new Money(principal), List.of(order("one", paid, 0, 0, daysAgo)), NOW);

        assertThat(payable.byChannel()).isEqualTo(new Money(byChannel));
        assertThat(payable.offline()).isEqualTo(new Money(offline));
    }
}
