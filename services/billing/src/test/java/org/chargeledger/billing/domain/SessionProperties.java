package org.chargeledger.billing.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargeledger.billing.domain.Cases.KEY;
import static org.chargeledger.billing.domain.Cases.TARIFF;
import static org.chargeledger.billing.domain.Cases.at;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.chargeledger.billing.domain.SessionCase.Happening;
import org.chargeledger.rating.Component;
import org.chargeledger.rating.Money;

/** What holds for every session, whatever order its facts come in and however often each comes. */
class SessionProperties {

    private static final long RECHARGED = 20_000;

    /**
     * Plug readings keep their order, for they are the platform's own of one partition; all else is shuffled among
     * them.
     */
    private static List<Fact> shuffled(long energy, int idleMinutes, Random random) {
        String out = at("09:00:00").plusSeconds(60L * idleMinutes).toString();
        String again = at("09:00:15").plusSeconds(60L * idleMinutes).toString();
        List<Fact> readings = List.of(Cases.charging("08:05:00", energy / 2), Cases.unplugged("08:20:00"),
                Cases.charging("08:55:00", energy), Cases.idle("09:00:00"),
                Cases.unplugged(out.replace("Z", "")), Cases.unplugged(again.replace("Z", "")));
        var facts = new ArrayList<>(readings);
        for (Fact fact : List.of(Cases.started("08:00:30"), Cases.startFailed("08:00:20"),
                Cases.record("09:00:05", "08:00:30", "09:00:00", energy))) {
            int copies = 1 + random.nextInt(5);
            for (int i = 0; i < copies; i++) {
                facts.add(random.nextInt(facts.size() + 1), fact);
            }
        }
        return facts;
    }

    @Property(tries = 500)
    @Label("any order and duplication of a session's facts, in any batches, ends with the same bill and true books")
    void sameBillWhateverTheOrder(@ForAll @LongRange(min = 2, max = 2_000_000) long energy,
            @ForAll @IntRange(min = 1, max = 600) int idleMinutes, @ForAll @IntRange(min = 1, max = 30) int batchSize,
            @ForAll @LongRange(max = 700) long voucherFen, @ForAll Random random) {
        Run straight = run(ordered(energy, idleMinutes), 1, voucherFen);
        Run mixed = run(shuffled(energy, idleMinutes, random), batchSize, voucherFen);

        assertThat(mixed.bills).hasSize(1);
        assertThat(mixed.bills.getFirst().fees()).isEqualTo(straight.bills.getFirst().fees());
        assertThat(mixed.bills.getFirst().lines()).isEqualTo(straight.bills.getFirst().lines());
        assertThat(mixed.settlement.due()).isEqualTo(straight.settlement.due());
        assertThat(mixed.settlement.paid()).isEqualTo(straight.settlement.paid());
        assertThat(mixed.book.balance(KEY.wallet())).isEqualTo(straight.book.balance(KEY.wallet()));
        for (Run run : List.of(straight, mixed)) {
            run.assertBooksAddUp();
        }
    }

    @Property(tries = 200)
    @Label("without a record nothing is ever charged, and the money stays where it was: in wallet and reserve")
    void nothingWithoutRecord(@ForAll @LongRange(min = 2, max = 2_000_000) long energy,
            @ForAll @IntRange(min = 1, max = 600) int idleMinutes, @ForAll Random random) {
        List<Fact> facts = shuffled(energy, idleMinutes, random).stream()
                .filter(fact -> !(fact instanceof Fact.RecordReceived)).collect(Collectors.toList());
        facts.add(Cases.online("2019-10-17T08:00:00", "2019-10-15T00:00:00"));
        Run run = run(facts, 3, 0);

        assertThat(run.session.state()).isEqualTo(SessionState.HELD);
        assertThat(run.bills).isEmpty();
        assertThat(run.book.balance(KEY.wallet()).plus(run.book.balance(KEY.reserve())))
                .isEqualTo(new Money(RECHARGED));
        assertThat(run.book.balance(KEY.reserve()).fen()).isPositive();
    }

    @Property(tries = 200)
    @Label("a record that comes when its session was already held as lost makes the same bill, as version 2")
    void healed(@ForAll @LongRange(min = 2, max = 2_000_000) long energy,
            @ForAll @IntRange(min = 1, max = 600) int idleMinutes, @ForAll @IntRange(min = 1, max = 30) int batchSize,
            @ForAll Random random) {
        List<Fact> all = shuffled(energy, idleMinutes, random);
        var late = all.stream().filter(Fact.RecordReceived.class::isInstance).toList();
        var facts = new ArrayList<>(all);
        facts.removeAll(late);
        facts.add(Cases.online("2019-10-17T08:00:00", "2019-10-15T00:00:00"));
        facts.addAll(late);
        Run healed = run(facts, batchSize, 0);

        assertThat(healed.bills).hasSize(1);
        assertThat(healed.bills.getFirst().lines())
                .isEqualTo(run(ordered(energy, idleMinutes), 1, 0).bills.getFirst().lines());
        healed.assertBooksAddUp();
    }

    private static List<Fact> ordered(long energy, int idleMinutes) {
        return shuffled(energy, idleMinutes, new Random(0)).stream().distinct()
                .sorted(Comparator.comparing(Fact::observedAt)).toList();
    }

    private static Run run(List<Fact> facts, int batchSize, long voucherFen) {
        var run = new Run();
        for (int from = 0; from < facts.size(); from += batchSize) {
            run.advance(facts.subList(from, Math.min(facts.size(), from + batchSize)), from);
        }
        if (!run.bills.isEmpty()) {
            run.settlement = SessionMoney.settle(run.book, KEY, 1, run.bills.getFirst().fees(), new Money(voucherFen));
        }
        return run;
    }

    /** One session from request to settlement, with the books beside it. */
    private static final class Run {

        private final Book book = Cases.bookWith(RECHARGED, 0);
        private final List<Bill> bills = new ArrayList<>();
        private Session session = Cases.requested();
        private Settlement settlement;

        Run() {
            SessionMoney.reserve(book, KEY, ReserveRule.AT_START, "request");
        }

        void advance(List<Fact> facts, int cause) {
            var step = SessionCase.advance(session, facts, Optional.of(TARIFF), Cases.WATCHED, book,
                    "batch " + cause, at("20:00:00"));
            session = step.session();
            step.happenings().forEach(happening -> {
                if (happening instanceof Happening.Rated rated) {
                    bills.add(rated.bill());
                }
            });
        }

        void assertBooksAddUp() {
            long settled = sum(Transfer.Kind.SETTLE);
            assertThat(book.balance(KEY.wallet()).plus(book.balance(KEY.reserve())).fen())
                    .isEqualTo(RECHARGED - settled);
            assertThat(book.balance(KEY.reserve())).isEqualTo(Money.ZERO);
            assertThat(sum(Transfer.Kind.VOUCHER)).isEqualTo(settlement.discount().fen());
            assertThat(sum(Transfer.Kind.RECEIVABLE)).isEqualTo(settlement.receivable().fen());
            for (Component component : Component.values()) {
                assertThat(book.transfers().stream().filter(t -> t.credit().equals(AccountId.revenue(component)))
                        .mapToLong(t -> t.amount().fen()).sum()).isEqualTo(bills.getFirst().fees().of(component).fen());
            }
        }

        private long sum(Transfer.Kind kind) {
            return book.transfers().stream().filter(t -> t.kind() == kind).mapToLong(t -> t.amount().fen()).sum();
        }
    }
}
