package org.chargeledger.voucher.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chargeledger.voucher.domain.Samples.NOW;
import static org.chargeledger.voucher.domain.Samples.bill;
import static org.chargeledger.voucher.domain.Samples.billNo;
import static org.chargeledger.voucher.domain.Samples.chose;
import static org.chargeledger.voucher.domain.Samples.fiveYuan;
import static org.chargeledger.voucher.domain.Samples.onlyAt;
import static org.chargeledger.voucher.domain.Samples.settled;
import static org.chargeledger.voucher.domain.Samples.voucher;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A voucher for a session")
class VoucherDeskTest {

    @ParameterizedTest(name = "energy and service fee of {0} fen: {1} fen off")
    @CsvSource({"1999, 0", "2000, 500", "2001, 500"})
    @DisplayName("takes 5 yuan off a session of 20 yuan and more (golden: 20 costs 15)")
    void golden(long discountableFen, long discountFen) {
        assertThat(discount(bill(1, 1, discountableFen), fiveYuan(1))).isEqualTo(discountFen);
    }

    @Test
    @DisplayName("never makes a session cost less than nothing")
    void neverBelowZero() {
        assertThat(discount(bill(1, 1, 300), voucher(1, 500, 0, NOW.plusSeconds(1)))).isEqualTo(300);
        assertThat(discount(bill(1, 1, 0), voucher(1, 500, 0, NOW.plusSeconds(1)))).isZero();
    }

    @Test
    @DisplayName("is the one with the largest discount, then the one that expires first")
    void choice() {
        var small = voucher(1, 500, 0, NOW.plusSeconds(1));
        var largeLate = voucher(2, 800, 0, NOW.plusSeconds(9));
        var largeSoon = voucher(3, 800, 0, NOW.plusSeconds(8));
        var largeButDear = voucher(4, 900, 5000, NOW.plusSeconds(1));

        assertThat(applied(desk(small, largeLate, largeSoon, largeButDear), bill(1, 1, 2000))).isEqualTo(largeSoon.voucherId());
        assertThat(applied(desk(voucher(1, 9000, 0, NOW.plusSeconds(9)), voucher(2, 8000, 0, NOW.plusSeconds(8))),
                bill(1, 1, 2000))).as("both discount the whole bill").isEqualTo(new UUID(0, 2));
    }

    @ParameterizedTest(name = "valid {0} to {1}: {2}")
    @CsvSource({
            "2019-10-16T01:00:00Z,        2019-10-16T01:00:00.000001Z, true",
            "2019-10-16T01:00:00.000001Z, 2019-10-16T02:00:00Z,        false",
            "2019-10-16T00:00:00Z,        2019-10-16T01:00:00Z,        false"})
    @DisplayName("must be valid at the moment of the choice")
    void validity(Instant from, Instant until, boolean valid) {
        assertThat(discount(bill(1, 1, 2000), voucher(1, 500, 2000, List.of(), from, until, NOW))).isEqualTo(valid ? 500 : 0);
    }

    @Test
    @DisplayName("is used only at its stations")
    void stations() {
        assertThat(discount(bill(1, 1, 2000), onlyAt("ST-108", 1))).isEqualTo(500);
        assertThat(discount(bill(1, 1, 2000), onlyAt("ST-SONGGANG", 1))).isZero();
    }

    @Test
    @DisplayName("serves one session only, and one session gets one voucher")
    void oneEach() {
        var desk = desk(fiveYuan(1));
        desk.take(bill(1, 1, 2000));
        desk.take(bill(2, 1, 2000));
        assertThat(desk.outcomes()).hasExactlyElementsOfTypes(Outcome.Applied.class, Outcome.None.class);
    }

    @Test
    @DisplayName("is reserved when applied, redeemed when the settled bill names it")
    void redeemed() {
        var desk = desk(fiveYuan(1));
        desk.take(bill(1, 1, 2000));
        assertThat(states(desk)).containsExactly(Voucher.State.RESERVED);
        desk.take(settled(1, 1, 1));
        assertThat(states(desk)).containsExactly(Voucher.State.REDEEMED);
        assertThat(desk.outcomes().getLast()).isEqualTo(
                new Outcome.Redeemed(desk.changedVouchers().iterator().next(), billNo(1)));
    }

    @Test
    @DisplayName("is free again when the bill is settled without it")
    void released() {
        var desk = desk(fiveYuan(1));
        desk.take(bill(1, 1, 2000));
        desk.take(settled(1, 1, null));
        desk.take(bill(2, 1, 2000));
        assertThat(desk.outcomes()).hasExactlyElementsOfTypes(Outcome.Applied.class, Outcome.Released.class,
                Outcome.Applied.class);
    }

    @Test
    @DisplayName("is not answered twice for one version of a bill, nor after the bill was settled without an answer")
    void lateAndDoubled() {
        var desk = desk(fiveYuan(1), fiveYuan(2));
        desk.take(bill(1, 1, 2000));
        desk.take(bill(1, 1, 2000));
        desk.take(settled(1, 1, 1));
        desk.take(settled(1, 1, 1));
        desk.take(settled(2, 1, null));
        desk.take(bill(2, 1, 2000));
        assertThat(desk.outcomes()).hasExactlyElementsOfTypes(Outcome.Applied.class, Outcome.Redeemed.class);
    }

    @Test
    @DisplayName("follows a bill that is rated again: kept while it suits, released when the bill falls below the minimum")
    void ratedAgain() {
        var desk = desk(fiveYuan(1), fiveYuan(2));
        desk.take(bill(1, 1, 2000));
        desk.take(bill(1, 2, 2500));
        assertThat(applied(desk)).isEqualTo(new UUID(0, 1));
        desk.take(bill(1, 3, 1999));
        assertThat(desk.outcomes()).hasExactlyElementsOfTypes(Outcome.Applied.class, Outcome.Applied.class,
                Outcome.Released.class, Outcome.None.class);
        assertThat(states(desk)).containsExactly(Voucher.State.AVAILABLE);
    }

    @Test
    @DisplayName("of a corrected bill takes off what the correction says, and comes back when the correction drops it")
    void corrected() {
        var desk = desk(fiveYuan(1));
        desk.take(bill(1, 1, 2000));
        desk.take(settled(1, 1, 1));
        desk.take(new SettledBill(Samples.DRIVER, billNo(1), 2, Optional.of(new UUID(0, 1)), 300));
        assertThat(desk.changedVouchers()).singleElement()
                .satisfies(voucher -> assertThat(voucher.discountFen()).isEqualTo(300));
        desk.take(settled(1, 3, null));
        desk.take(new SettledBill(Samples.DRIVER, billNo(1), 2, Optional.of(new UUID(0, 1)), 300));
        assertThat(desk.outcomes()).hasExactlyElementsOfTypes(Outcome.Applied.class, Outcome.Redeemed.class,
                Outcome.Released.class);
        assertThat(states(desk)).containsExactly(Voucher.State.AVAILABLE);
    }

    @Test
    @DisplayName("that was never reserved for the settled bill is a fault for people to look at")
    void notReserved() {
        var desk = desk(fiveYuan(1), fiveYuan(2));
        desk.take(bill(1, 1, 2000));
        assertThatThrownBy(() -> desk.take(settled(1, 1, 2))).isInstanceOf(NotReserved.class)
                .hasMessageContaining(billNo(1)).hasMessageContaining(new UUID(0, 2).toString());
        assertThatThrownBy(() -> desk.take(settled(2, 1, 2))).isInstanceOf(NotReserved.class);
    }

    @Test
    @DisplayName("is the oldest of those that are otherwise equal")
    void oldest() {
        var young = voucher(1, 500, 0, List.of(), NOW, NOW.plusSeconds(9), NOW);
        var old = voucher(2, 500, 0, List.of(), NOW, NOW.plusSeconds(9), NOW.minusSeconds(1));
        assertThat(applied(desk(young, old), bill(1, 1, 2000))).isEqualTo(old.voucherId());
    }

    @Test
    @DisplayName("is the one its driver chose, though another would take off more")
    void chosen() {
        var large = voucher(2, 900, 0, NOW.plusSeconds(60));
        assertThat(applied(desk(List.of(chose(1, 1)), fiveYuan(1), large), bill(1, 1, 2000))).isEqualTo(new UUID(0, 1));
        assertThat(applied(desk(List.of(chose(1, 1)), fiveYuan(1), large), bill(1, 1, 1999)))
                .as("the chosen one does not suit: the rule").isEqualTo(new UUID(0, 2));
    }

    @Test
    @DisplayName("is none if its driver wants none, and none that was chosen for another session")
    void choseNone() {
        var none = desk(List.of(chose(1, null)), fiveYuan(1));
        none.take(bill(1, 1, 2000));
        assertThat(none.outcomes()).hasExactlyElementsOfTypes(Outcome.None.class);
        var other = desk(List.of(chose(2, 1)), fiveYuan(1));
        other.take(bill(1, 1, 2000));
        other.take(bill(2, 1, 2000));
        assertThat(other.outcomes()).hasExactlyElementsOfTypes(Outcome.None.class, Outcome.Applied.class);
    }

    @Test
    @DisplayName("stays the chosen one when the bill is rated again")
    void chosenAndRatedAgain() {
        var desk = desk(List.of(chose(1, 1)), fiveYuan(1), voucher(2, 900, 0, NOW.plusSeconds(60)));
        desk.take(bill(1, 1, 2000));
        desk.take(bill(1, 2, 2500));
        assertThat(applied(desk)).isEqualTo(new UUID(0, 1));
        assertThat(states(desk)).containsExactly(Voucher.State.RESERVED);
    }

    private static VoucherDesk desk(Voucher... vouchers) {
        return desk(List.of(), vouchers);
    }

    private static VoucherDesk desk(List<OpenSession> choices, Voucher... vouchers) {
        return new VoucherDesk(List.of(vouchers), List.of(), choices, NOW);
    }

    private static long discount(AskedBill bill, Voucher voucher) {
        var desk = desk(voucher);
        desk.take(bill);
        return desk.outcomes().getLast() instanceof Outcome.Applied applied ? applied.voucher().discountFen() : 0;
    }

    private static UUID applied(VoucherDesk desk, AskedBill bill) {
        desk.take(bill);
        return applied(desk);
    }

    private static UUID applied(VoucherDesk desk) {
        return ((Outcome.Applied) desk.outcomes().getLast()).voucher().voucherId();
    }

    private static List<Voucher.State> states(VoucherDesk desk) {
        return desk.changedVouchers().stream().map(Voucher::state).toList();
    }
}
