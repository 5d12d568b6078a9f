package org.chargeledger.billing.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargeledger.billing.domain.Cases.KEY;
import static org.chargeledger.billing.domain.Cases.TARIFF;
import static org.chargeledger.billing.domain.Cases.at;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.chargeledger.rating.Component;
import org.chargeledger.rating.Money;

/** What holds for every bill, however often and however it is corrected. */
class CorrectionProperties {

    private static final Session SESSION = Cases.requested().after(List.of(Cases.started("08:01:31"),
            Cases.record("08:19:40", "08:01:31", "08:19:33", 30_900), Cases.unplugged("11:34:19"),
            Cases.unplugged("11:34:34"))).billed(at("11:34:34")).settled(at("11:34:34"));

    @Property(tries = 300)
    @Label("each version counts one up, and revenue, wallet, voucher and arrears are always those of the newest alone")
    void newestAlone(@ForAll("edits") List<BillEdit> edits, @ForAll @LongRange(max = 30_000) long walletFen,
            @ForAll @LongRange(max = 700) long faceFen, @ForAll @LongRange(max = 1_000) long minimumFen) {
        Book book = Cases.bookWith(walletFen, 0);
        Bill first = Bill.rate(KEY, 1, BillValues.of(SESSION), TARIFF);
        var voucher = new UsedVoucher("V", new Money(faceFen), new Money(minimumFen));
        Settlement borne = SessionMoney.settle(book, KEY, 1, first.fees(), voucher.discountOn(first.fees()));
        var bill = Cases.current(1, BillState.SETTLED, first.values(), first.fees(),
                borne.discount().fen() > 0 ? voucher : null);
        for (BillEdit edit : edits) {
            Correction correction;
            try {
                correction = Correction.of(Cases.basis(SESSION, bill, TARIFF, List.of(),
                        new BillMoney(borne, Fees.NONE), List.of()), edit, book, at("23:00:00"));
            } catch (EditRefused refused) {
                assertThat(refused.objections()).isNotEmpty();
                continue;
            }
            assertThat(correction.after().version()).isEqualTo(bill.version() + 1);
            borne = correction.settlement();
            bill = Cases.current(correction.after().version(), BillState.SETTLED, correction.after().values(),
                    correction.after().fees(), correction.voucher());
            assertNewestAlone(book, bill, borne, walletFen);
        }
    }

    private static void assertNewestAlone(Book book, CurrentBill bill, Settlement borne, long walletFen) {
        for (Component component : Component.values()) {
            AccountId revenue = AccountId.revenue(component);
            long earned = book.transfers().stream().mapToLong(t -> t.credit().equals(revenue) ? t.amount().fen()
                    : t.debit().equals(revenue) ? -t.amount().fen() : 0).sum();
            assertThat(earned).isEqualTo(bill.fees().of(component).fen());
        }
        assertThat(borne.due()).isEqualTo(bill.fees().total().minus(borne.discount()));
        assertThat(book.balance(KEY.reserve())).isEqualTo(Money.ZERO);
        assertThat(book.balance(KEY.wallet()).plus(borne.paid())).isEqualTo(new Money(walletFen));
        assertThat(borne.discount()).isEqualTo(
                bill.voucher() == null ? Money.ZERO : bill.voucher().discountOn(bill.fees()));
    }

    @Provide
    Arbitrary<List<BillEdit>> edits() {
        Arbitrary<Long> energy = Arbitraries.longs().between(-1, 300_000).injectNull(0.5);
        Arbitrary<Integer> serviceEnd = Arbitraries.integers().between(15, 200).injectNull(0.3);
        Arbitrary<Boolean> idle = Arbitraries.of(true, false).injectNull(0.5);
        return Combinators.combine(energy, serviceEnd, idle).as((e, minutes, i) -> new BillEdit(null, null,
                minutes == null ? null : at("08:00:00").plusSeconds(60L * minutes), e, null, i)).list().ofMaxSize(8);
    }
}
