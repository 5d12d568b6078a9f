package org.chargeledger.billing.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargeledger.billing.domain.Cases.DRIVER;
import static org.chargeledger.billing.domain.Cases.KEY;

import java.util.List;
import org.chargeledger.rating.Component;
import org.chargeledger.rating.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Arrears")
class ArrearsTest {

    private static final BillNo NEWER = new BillNo("20191017160000000000");
    private static final List<Arrears.Owed> OWED = List.of(
            new Arrears.Owed(KEY.billNo(), Component.ENERGY_FEE, new Money(300)),
            new Arrears.Owed(KEY.billNo(), Component.IDLE_FEE, new Money(200)),
            new Arrears.Owed(NEWER, Component.SERVICE_FEE, new Money(100)));

    @ParameterizedTest(name = "a wallet of {0} fen pays {1}, {2} and {3}")
    @CsvSource({
            "0,   0,   0,   0",
            "1,   1,   0,   0",
            "300, 300, 0,   0",
            "301, 300, 1,   0",
            "599, 300, 200, 99",
            "600, 300, 200, 100",
            "700, 300, 200, 100"})
    @DisplayName("are paid from the wallet as far as it goes, oldest bill first, component by component")
    void oldestFirst(long wallet, long energy, long idle, long service) {
        Book book = Cases.bookWith(wallet, 0);

        List<Arrears.Owed> paid = Arrears.pay(book, DRIVER, OWED, "recharge");

        assertThat(paid).allSatisfy(one -> assertThat(one.amount().fen()).isPositive());
        assertThat(paid(paid, KEY.billNo(), Component.ENERGY_FEE)).isEqualTo(energy);
        assertThat(paid(paid, KEY.billNo(), Component.IDLE_FEE)).isEqualTo(idle);
        assertThat(paid(paid, NEWER, Component.SERVICE_FEE)).isEqualTo(service);
        assertThat(book.balance(KEY.wallet())).isEqualTo(new Money(wallet - energy - idle - service));
        assertThat(book.transfers()).hasSameSizeAs(paid).allSatisfy(transfer -> {
            assertThat(transfer.kind()).isEqualTo(Transfer.Kind.ARREARS);
            assertThat(transfer.debit()).isEqualTo(KEY.wallet());
            assertThat(transfer.credit()).isEqualTo(KEY.receivable());
        });
    }

    @ParameterizedTest(name = "{0} fen of the idle fee waived: {1}, {2} and {3} are paid of 599 fen")
    @CsvSource({
            "0,   300, 200, 99",
            "1,   300, 199, 100",
            "200, 300, 0,   100"})
    @DisplayName("are no longer owed of what a refund waived: its bill is as it is borne now, others as they were")
    void afterRefund(long waived, long energy, long idle, long service) {
        var borne = new Settlement(List.of(
                new Settlement.Share(Settlement.Source.PRINCIPAL, Component.SERVICE_FEE, new Money(50)),
                new Settlement.Share(Settlement.Source.RECEIVABLE, Component.ENERGY_FEE, new Money(300)),
                new Settlement.Share(Settlement.Source.RECEIVABLE, Component.IDLE_FEE, new Money(200 - waived))));

        List<Arrears.Owed> paid = Arrears.payAfter(Cases.bookWith(599, 0), KEY, OWED, borne, "refund");

        assertThat(paid(paid, KEY.billNo(), Component.ENERGY_FEE)).isEqualTo(energy);
        assertThat(paid(paid, KEY.billNo(), Component.IDLE_FEE)).isEqualTo(idle);
        assertThat(paid(paid, NEWER, Component.SERVICE_FEE)).isEqualTo(service);
    }

    @Test
    @DisplayName("are paid oldest bill first, also where the bill of which money came back is the newest")
    void refundOfTheNewest() {
        var newest = new SessionKey(new BillNo("20191018160000000000"), KEY.operatorId(), KEY.stationId(),
                KEY.pileCode(), "01", DRIVER, KEY.tariff(), KEY.requestedAt(), KEY.startValidUntil());
        var borne = new Settlement(List.of(
                new Settlement.Share(Settlement.Source.RECEIVABLE, Component.ENERGY_FEE, new Money(10))));

        List<Arrears.Owed> paid = Arrears.payAfter(Cases.bookWith(605, 0), newest, OWED, borne, "refund");

        assertThat(paid).extracting(Arrears.Owed::billNo)
                .containsExactly(KEY.billNo(), KEY.billNo(), NEWER, newest.billNo());
        assertThat(paid.getLast().amount()).isEqualTo(new Money(5));
    }

    private static long paid(List<Arrears.Owed> paid, BillNo billNo, Component component) {
        return paid.stream().filter(one -> one.billNo().equals(billNo) && one.component() == component)
                .mapToLong(one -> one.amount().fen()).sum();
    }
}
