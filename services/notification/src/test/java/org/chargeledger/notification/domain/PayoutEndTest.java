package org.chargeledger.notification.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.chargeledger.notification.domain.PayoutEnd.Part;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The end of a payout")
class PayoutEndTest {

    static final UUID ID = UUID.fromString("5d3f0a1e-0000-4000-8000-000000000001");
    static final Instant AT = Instant.parse("2019-10-21T02:00:00Z");

    /** A for arrived, F for failed; small where the driver knows it already; each part has one yuan more. */
    @ParameterizedTest(name = "{1} of {0} parts: {2}")
    @CsvSource(nullValues = "-", emptyValue = "", value = {
            "1, A,   REFUND_ARRIVED 1.00元 #",
            "1, F,   REFUND_FAILED 1.00元 #",
            "1, a,   ''",
            "1, f,   ''",
            "3, '',  ''",
            "3, AA,  ''",
            "3, FF,  ''",
            "3, AAA, REFUND_ARRIVED 6.00元 #",
            "3, FFF, REFUND_FAILED 6.00元 #",
            "3, AFA, REFUND_ARRIVED 4.00元 # REFUND_FAILED 2.00元 #",
            "3, afa, ''",
            "3, aAa, REFUND_ARRIVED 2.00元 #+2",
            "3, fAf, REFUND_ARRIVED 2.00元 #",
            "2, AAA, REFUND_ARRIVED 6.00元 #",
            "-, A,   REFUND_ARRIVED 1.00元 #-1",
            "-, aF,  REFUND_FAILED 2.00元 #-2",
            "-, AA,  REFUND_ARRIVED 1.00元 #-1 REFUND_ARRIVED 2.00元 #-2"})
    @DisplayName("is told once and whole when its last part ended")
    void toldOnceAndWhole(Integer parts, String ends, String told) {
        List<String> messages = new PayoutEnd(request(parts), parts(ends)).messages().stream().map(message ->
                message.kind() + " " + message.content().get("amount") + " " + message.factId().replace(ID.toString(), "#"))
                .toList();

        assertThat(String.join(" ", messages)).isEqualTo(told);
    }

    @Test
    @DisplayName("may be waited for: then its driver is told once to come forward")
    void stuck() {
        Message told = new StuckPayout("zpd", ID, ID, "5d3f-1", 100, AT).message();

        assertThat(told.kind()).isEqualTo(Kind.REFUND_FAILED);
        assertThat(told.factId()).isEqualTo("5d3f-1 abnormal 2019-10-21T02:00:00Z");
        assertThat(new StuckPayout("zpd", ID, ID, "5d3f-1", 100, AT.plusSeconds(1)).message().id())
                .as("once more is told once more").isNotEqualTo(told.id());
        assertThat(told.content()).containsEntry("amount", "1.00元").containsEntry("reason", "收款账户异常")
                .containsEntry("destination", "待客服处理").containsEntry("advice", "请联系客服");
    }

    @Test
    @DisplayName("is told at once where staff paid outside WeChat Pay")
    void offline() {
        Message told = new OfflinePayout("zpd", ID, ID, 12_345, "搬家", AT).message();

        assertThat(told.kind()).isEqualTo(Kind.REFUND_ARRIVED);
        assertThat(told.factId()).isEqualTo(ID.toString());
        assertThat(told.content()).containsEntry("amount", "123.45元").containsEntry("reason", "搬家")
                .containsEntry("destination", "线下退款").containsEntry("at", "2019年10月21日 10:00");
    }

    @ParameterizedTest(name = "of 3.00 yuan in two parts {0} and {1} fen paid arrears: {2}")
    @CsvSource({"0, 0, 已退回余额", "1, 0, 部分抵欠费", "100, 199, 部分抵欠费", "100, 200, 抵扣欠费"})
    @DisplayName("does not say that money is in the wallet which paid what the driver owed")
    void paidArrears(long first, long second, String destination) {
        var parts = List.of(new Part(ID + "-1", 100, false, "CLOSED", first, AT, false),
                new Part(ID + "-2", 200, false, "CLOSED", second, AT, false));

        assertThat(new PayoutEnd(request(2), parts).messages()).singleElement().satisfies(message ->
                assertThat(message.content()).containsEntry("amount", "3.00元").containsEntry("destination", destination));
    }

    @Test
    @DisplayName("has the time of its last part, the reason it was asked for, and where it failed the channel's")
    void words() {
        List<Message> told = new PayoutEnd(request(2), parts("AF")).messages();

        assertThat(told).extracting(message -> message.content().get("reason")).containsExactly("搬家", "退款已关闭");
        assertThat(told).extracting(message -> message.content().get("destination")).containsExactly("原路退回", "已退回余额");
        assertThat(told).extracting(message -> message.content().get("at"))
                .containsExactly("2019年10月21日 10:01", "2019年10月21日 10:02");
        assertThat(new PayoutEnd(request(2), parts("AA")).messages()).singleElement()
                .extracting(Message::occurredAt).isEqualTo(AT.plusSeconds(120));
    }

    private static Payout request(Integer parts) {
        return new Payout("zpd", ID, ID, 600, parts, "搬家", AT);
    }

    private static List<Part> parts(String ends) {
        return IntStream.rangeClosed(1, ends.length()).mapToObj(number -> {
            char end = ends.charAt(number - 1);
            boolean arrived = Character.toUpperCase(end) == 'A';
            return new Part(ID + "-" + number, number * 100L, arrived, arrived ? null : "CLOSED", 0,
                    AT.plusSeconds(60L * number), Character.isLowerCase(end));
        }).toList();
    }
}
