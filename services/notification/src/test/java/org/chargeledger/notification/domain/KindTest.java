package org.chargeledger.notification.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A kind of message")
class KindTest {

    static final Instant AT = Instant.parse("2019-10-16T08:00:00Z");
    static final Instant LATER = Instant.parse("2019-11-15T08:00:00Z");
    static final UUID ID = UUID.fromString("0f7a3c62-1d8e-5b49-8a07-6f0c4f1f7a11");
    static final String BILL_NO = "20191016161822566095";
    static final String LONG_WORDS = "十月十八日以前全部站点的占桩费一律取消并且退还给用户";

    static final Payout PAYOUT = new Payout("zpd", ID, ID, 5000, 1, "搬家", AT);

    /** Without a reason the money arrived. */
    static Message end(String failed) {
        var part = new PayoutEnd.Part(ID + "-1", 5000, failed == null, failed, 0, AT, false);
        return new PayoutEnd(PAYOUT, List.of(part)).messages().getFirst();
    }

    static Stream<Message> messages() {
        Station station = Station.unnamed("zpd", "ST-108");
        var ended = new ChargeEnded("zpd", "ST-108", BILL_NO, ID, "01", AT, LATER, 80L);
        return Stream.of(
                new ChargingStarted("zpd", "ST-108", BILL_NO, ID, "01", AT).message(station),
                ended.message(station), ended.warning(station),
                new StartFailed("zpd", "ST-108", BILL_NO, ID, "01", "A_NEW_WORD", AT, AT).message(station),
                new BillRefund("zpd", BILL_NO, ID, ID, 0, 0, 14320, 14320, 0, null, null, LONG_WORDS, AT).message().orElseThrow(),
                PAYOUT.message(), end(null), end(LONG_WORDS),
                new StuckPayout("zpd", ID, ID, ID + "-1", 5000, AT).message(),
                new VoucherGift("zpd", ID, ID, ID, "充1000送100", "RECHARGE", 20, 500, 2000L, AT, LATER).message(),
                new VoucherGift("zpd", ID, ID, null, null, null, null, 500, null, AT, LATER).message(),
                new VoucherExpiring("zpd", ID, ID, ID, LONG_WORDS, 500, AT, LATER).message(),
                new LowBalance("zpd", ID, -100, 2000, AT).message(),
                new OfflinePiles("zpd", "ST-108", List.of(new OfflinePiles.Pile("44030600210000200001", AT)))
                        .message(ID, station));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("messages")
    @DisplayName("offers its templates exactly the values that its messages have, each in a length that fits a field")
    void values(Message message) {
        assertThat(message.content().keySet()).containsExactlyInAnyOrderElementsOf(message.kind().shownValues());
        assertThat(message.content().values()).allSatisfy(value ->
                assertThat(value.codePointCount(0, value.length())).isBetween(1, 32));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("messages")
    @DisplayName("has a sample that is harder to show than its messages: a field that takes the sample takes theirs")
    void samples(Message message) {
        Map<String, String> sample = Samples.of(message.kind());

        assertThat(sample.keySet()).containsExactlyInAnyOrderElementsOf(message.kind().shownValues());
        message.content().forEach((name, value) -> assertThat(FieldType.values()).as(name)
                .filteredOn(type -> type.finding(sample.get(name)).isEmpty())
                .allSatisfy(type -> assertThat(type.finding(value)).isEmpty()));
    }

    @ParameterizedTest(name = "{0}: waits {1}, optional {2}, good for {3}, allowed by {4}")
    @CsvSource({
            "CHARGING_STARTED, false, true,  PT1H, ",
            "CHARGING_ENDED,   false, true,  PT1H, ",
            "START_FAILED,     false, true,  P7D, ",
            "IDLE_FEE_SOON,    false, true,  P1D, ",
            "BILL,             false, false, P7D, ",
            "CORRECTED,        true,  false, P7D, ",
            "HELD,             false, false, P7D, ",
            "REFUND_ACCEPTED,  true,  true,  P7D, ",
            "REFUND_ARRIVED,   true,  true,  P7D, ",
            "REFUND_FAILED,    true,  true,  P7D, ",
            "VOUCHER_RECEIVED, true,  true,  P7D, ",
            "VOUCHER_EXPIRING, true,  true,  P7D, VOUCHER_EXPIRY",
            "LOW_BALANCE,      true,  true,  P1D, LOW_BALANCE",
            "BACKLOG,          true,  false, P2D, ",
            "PILES_OFFLINE,    false, true,  P1D, "})
    @DisplayName("has its rules: what can wait for the morning, what needs a template to exist, how long it is news, what needs"
            + " a consent")
    void rules(Kind kind, boolean waits, boolean optional, Duration goodFor, Purpose purpose) {
        assertThat(kind.mayWait()).isEqualTo(waits);
        assertThat(kind.optional()).isEqualTo(optional);
        assertThat(kind.goodFor()).isEqualTo(goodFor);
        assertThat(kind.purpose().orElse(null)).isEqualTo(purpose);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("messages")
    @DisplayName("ends when its kind is old, or before if it says something false by then")
    void ends(Message message) {
        assertThat(message.expiresAt()).isAfter(AT).isBeforeOrEqualTo(message.occurredAt().plus(message.kind().goodFor()));
        assertThat(message.until(AT).until(LATER).expiresAt()).isEqualTo(AT);
    }

    @ParameterizedTest(name = "a gift for {0}: allowed by {1}")
    @CsvSource({"NEW_DRIVER, ", "RECHARGE, ", "COMPENSATION, ", "MANUAL, VOUCHER_GIFT", "BIRTHDAY, VOUCHER_GIFT",
            ", VOUCHER_GIFT"})
    @DisplayName("needs a consent where the driver neither did nor suffered anything for a voucher")
    void gifts(String reason, Purpose purpose) {
        assertThat(new VoucherGift("zpd", ID, ID, ID, "春季", reason, 1, 500, null, AT, LATER).message().purpose())
                .isEqualTo(purpose);
    }

    @Test
    @DisplayName("falls into the month of its fact, however often and late the fact is told")
    void month() {
        assertThat(messages().map(Message::month)).allSatisfy(month -> assertThat(month.getDayOfMonth()).isEqualTo(1));
        assertThat(Message.ofBill("zpd", Kind.BILL, "20190930235959000001", "f", ID, Map.of(), LATER).month())
                .isEqualTo("2019-09-01");
    }
}
