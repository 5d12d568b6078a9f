package org.chargeledger.voucher.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargeledger.voucher.domain.Samples.NOW;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

@Label("Vouchers, whatever order, doubling and loss of bill events")
class VoucherDeskProperties {

    /** A bill is rated, or settled with what was answered last, or settled without. */
    record Step(int bill, int version, Kind kind, long discountableFen) {}

    enum Kind { RATED, SETTLED_AS_ANSWERED, SETTLED_WITHOUT }

    @Property
    @Label("serve one session each, a session gets at most one, and no discount exceeds face or bill")
    void holdAlways(@ForAll("steps") List<Step> steps) {
        List<Voucher> vouchers = IntStream.range(0, 3).mapToObj(Samples::fiveYuan).toList();
        var desk = new VoucherDesk(vouchers, List.of(), List.of(), NOW);
        Map<String, UUID> answered = new HashMap<>();
        Map<UUID, Voucher> current = new HashMap<>();
        for (Step step : steps) {
            int before = desk.outcomes().size();
            take(desk, step, answered);
            for (Outcome outcome : new ArrayList<>(desk.outcomes().subList(before, desk.outcomes().size()))) {
                check(outcome, answered);
            }
            desk.changedVouchers().forEach(voucher -> current.put(voucher.voucherId(), voucher));
            var bills = current.values().stream().flatMap(voucher -> voucher.billNo().stream()).toList();
            assertThat(bills).doesNotHaveDuplicates();
        }
    }

    private static void take(VoucherDesk desk, Step step, Map<String, UUID> answered) {
        String billNo = Samples.billNo(step.bill());
        desk.take(switch (step.kind()) {
            case RATED -> Samples.bill(step.bill(), step.version(), step.discountableFen());
            case SETTLED_WITHOUT -> Samples.settled(step.bill(), step.version(), null);
            case SETTLED_AS_ANSWERED -> new SettledBill(Samples.DRIVER, billNo, step.version(),
                    Optional.ofNullable(answered.get(billNo)), 500);
        });
    }

    private static void check(Outcome outcome, Map<String, UUID> answered) {
        switch (outcome) {
            case Outcome.Applied(var bill, var voucher) -> {
                assertThat(voucher.discountFen()).isBetween(1L, Math.min(voucher.terms().faceFen(), bill.discountableFen()));
                assertThat(bill.discountableFen()).isGreaterThanOrEqualTo(voucher.terms().minimumSpendFen());
                answered.put(bill.billNo(), voucher.voucherId());
            }
            case Outcome.None(var bill) -> answered.remove(bill.billNo());
            case Outcome.Redeemed(var voucher, var billNo) ->
                assertThat(voucher.voucherId()).isEqualTo(answered.get(billNo));
            case Outcome.Released(var voucher, var billNo) -> answered.remove(billNo, voucher.voucherId());
        }
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(Arbitraries.integers().between(1, 4), Arbitraries.integers().between(1, 3),
                Arbitraries.of(Kind.class), Arbitraries.longs().between(1500, 2500)).as(Step::new).list().ofMaxSize(40);
    }
}
