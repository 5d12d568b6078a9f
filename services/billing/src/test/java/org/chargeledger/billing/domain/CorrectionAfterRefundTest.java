package org.chargeledger.billing.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargeledger.billing.domain.Cases.KEY;
import static org.chargeledger.billing.domain.Cases.TARIFF;
import static org.chargeledger.billing.domain.Cases.at;
import static org.chargeledger.billing.domain.Cases.bookWith;
import static org.chargeledger.billing.domain.Cases.record;
import static org.chargeledger.billing.domain.Cases.requested;
import static org.chargeledger.billing.domain.Cases.started;
import static org.chargeledger.billing.domain.Cases.unplugged;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.chargeledger.rating.Component;
import org.chargeledger.rating.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 3.40 yuan for energy and service and 143.20 for idling were paid, out of a wallet that is empty since. */
@DisplayName("A correction after a refund")
class CorrectionAfterRefundTest {

    private static final Session SESSION = requested().after(List.of(started("08:01:31"),
            record("08:19:40", "08:01:31", "08:19:33", 30_900), unplugged("11:34:19"), unplugged("11:34:34")))
            .billed(at("11:34:34")).settled(at("11:35:00"));
    private static final Instant IDLE_FEE_BEGINS = at("08:34:33");

    private final List<Posted> posted = new ArrayList<>();
    private Book book = bookWith(0, 14_660);
    private CurrentBill current;

    CorrectionAfterRefundTest() {
        Bill bill = Bill.rate(KEY, 1, BillValues.of(SESSION), TARIFF);
        current = Cases.current(1, BillState.SETTLED, bill.values(), bill.fees(), null);
        SessionMoney.settle(book, KEY, 1, bill.fees(), Money.ZERO);
        turnPage();
    }

    @ParameterizedTest(name = "{0} of 14320 fen refunded, {1} minutes idle now: {2} fen covered, {3} kept, {4} back")
    @CsvSource({
            "0,     100, 0,     8000,  6320",
            "6000,  100, 6000,  2000,  6320",
            "6000,  76,  6000,  80,    8240",
            "6000,  75,  6000,  0,     8320",
            "6000,  74,  5920,  0,     8320",
            "6000,  0,   0,     0,     8320",
            "6000,  180, 6000,  8400,  -80",
            "14320, 100, 8000,  0,     0",
            "14320, 178, 14240, 0,     0",
            "14320, 180, 14320, 80,    -80"})
    @DisplayName("posts the difference: what was refunded is neither charged again nor given back twice")
    void difference(long refunded, int minutes, long covered, long kept, long back) {
        refundOfIdleFee(refunded);
        book = bookWith(500, 0);

        Correction correction = correctTo(minutes);

        assertThat(correction.covered()).isEqualTo(new Fees(Money.ZERO, Money.ZERO, new Money(covered)));
        assertThat(correction.settlement().due()).isEqualTo(new Money(340 + kept));
        assertThat(correction.due()).isEqualTo(new Money(340 + minutes * 80L));
        assertThat(correction.differenceFen()).isEqualTo(-back);
        assertThat(correction.money()).isEqualTo(new MoneyEffect(back, 0, 0, 0));
    }

    @Test
    @DisplayName("to less than was refunded and then to more again charges only what is beyond the refund")
    void thereAndBack() {
        refundOfIdleFee(6_000);

        assertThat(correctTo(50).differenceFen()).isEqualTo(-8_320);
        turnPage();
        assertThat(correctTo(100).differenceFen()).isEqualTo(2_000);
    }

    @Test
    @DisplayName("leaves to the next refund what is kept now, and nothing more")
    void nextRefund() {
        refundOfIdleFee(6_000);
        correctTo(100);
        turnPage();
        long before = book.balance(KEY.wallet()).fen();

        Settlement none = SessionMoney.refund(book, KEY, BillMoney.read(posted).borne(),
                Portion.whole(Set.of(Component.IDLE_FEE)), "second");
        turnPage();

        assertThat(book.balance(KEY.wallet())).isEqualTo(new Money(before + 2_000));
        assertThat(none.due()).isEqualTo(new Money(340));
        assertThat(BillMoney.read(posted).refunded()).isEqualTo(
                new Fees(Money.ZERO, Money.ZERO, new Money(8_000)));
        assertThat(correctTo(150).differenceFen()).isEqualTo(4_000);
    }

    @Test
    @DisplayName("has another digest once more was refunded")
    void digest() {
        CurrentBill seenFrom = current;
        Digest seen = correctTo(100).digest();
        current = seenFrom;
        book = bookWith(0, 0);
        refundOfIdleFee(1);

        assertThat(correctTo(100).digest().hash()).isNotEqualTo(seen.hash());
    }

    private void refundOfIdleFee(long fen) {
        book.transfer(Transfer.Cause.of(KEY, "first"), Transfer.Kind.REFUND, AccountId.revenue(Component.IDLE_FEE),
                KEY.wallet(), new Money(fen));
        turnPage();
    }

    private Correction correctTo(int minutesOfIdleFee) {
        var edit = new BillEdit(null, null, IDLE_FEE_BEGINS.plusSeconds(60L * minutesOfIdleFee), null, null, null);
        var basis = Cases.basis(SESSION, current, TARIFF, List.of(), BillMoney.read(posted), List.of());
        Correction correction = Correction.of(basis, edit, book, at("23:00:00"));
        current = Cases.current(correction.after().version(), BillState.SETTLED, correction.after().values(),
                correction.after().fees(), null);
        return correction;
    }

    /** What was moved is in the ledger. */
    private void turnPage() {
        book.transfers().forEach(transfer -> posted.add(Posted.of(transfer)));
        book = bookWith(book.balance(KEY.wallet()).fen(), 0);
    }
}
