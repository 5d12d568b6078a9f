package org.chargeledger.notification.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The refund of a bill")
class BillRefundTest {

    static final UUID ID = UUID.fromString("0f7a3c62-1d8e-5b49-8a07-6f0c4f1f7a11");

    @ParameterizedTest(name = "{0} fen of principal, {1} of bonus, {2} waived, {3} for other bills, {4} sent on: {5} {6}")
    @CsvSource({
            "14320, 0,    0,    ,      ,      143.20元, 退至余额",
            "14320, 0,    0,    0,     0,     143.20元, 退至余额",
            "14320, 0,    0,    0,     1,     143.19元, 退至余额",
            "14320, 0,    0,    0,     14319, 0.01元,   退至余额",
            "14320, 0,    0,    0,     14320, ,         ",
            "10000, 4320, 0,    0,     0,     143.20元, 退至余额",
            "10000, 4320, 0,    0,     10000, 43.20元,  退至余额",
            "10000, 0,    4320, 0,     9999,  43.21元,  部分抵欠费",
            "10000, 0,    4320, 0,     10000, 43.20元,  抵扣欠费",
            "0,     0,    4320, 0,     0,     43.20元,  抵扣欠费",
            "14320, 0,    0,    1,     0,     143.20元, 部分抵欠费",
            "14320, 0,    0,    14319, 0,     143.20元, 部分抵欠费",
            "14320, 0,    0,    14320, 0,     143.20元, 抵扣欠费",
            "14320, 0,    0,    10000, 4320,  100.00元, 抵扣欠费",
            "14320, 0,    0,    10000, 4000,  103.20元, 部分抵欠费"})
    @DisplayName("has arrived as far as it stays, and says what of it is in the wallet; what goes on to WeChat Pay arrives there")
    void arrives(long principal, long bonus, long waived, Long arrearsPaid, Long sentOn, String amount,
            String destination) {
        var refund = new BillRefund("zpd", "20191013080051738725", ID, ID, 0, 0, principal + bonus + waived, principal,
                bonus, arrearsPaid, sentOn, "占桩费取消", Instant.parse("2019-10-21T02:00:00Z"));

        Optional<Message> message = refund.message();

        assertThat(message.map(one -> one.content().get("amount"))).isEqualTo(Optional.ofNullable(amount));
        assertThat(message.map(one -> one.content().get("destination"))).isEqualTo(Optional.ofNullable(destination));
        message.ifPresent(one -> assertThat(one.kind()).isEqualTo(Kind.REFUND_ARRIVED));
    }
}
