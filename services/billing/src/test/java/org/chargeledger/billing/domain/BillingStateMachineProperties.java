package org.chargeledger.billing.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import org.chargeledger.rating.Component;
import org.chargeledger.rating.Money;

/** What holds in billing as a whole after every step, whatever comes, in whatever order, how often, or not at all. */
class BillingStateMachineProperties {

    /** What two drivers start with, and everything that happens then. */
    record Plan(SpendingOrder order, boolean vouchers, boolean priceKnown, long wangFen, long liFen,
            List<Action> actions) {

        BillingWorld run() {
            var world = new BillingWorld(order, vouchers, priceKnown, wangFen, liFen);
            actions.forEach(world::take);
            return world;
        }

        /** As a broker that delivers everything twice would have it. */
        Plan heardTwice() {
            return new Plan(order, vouchers, priceKnown, wangFen, liFen,
                    actions.stream().flatMap(Plan::twice).toList());
        }

        private static Stream<Action> twice(Action action) {
            return switch (action) {
                case Action.Hears(Car car, List<Heard> heard) ->
                    Stream.of(new Action.Hears(car, heard.stream().flatMap(one -> Stream.of(one, one)).toList()));
                case Action.PriceArrives price -> Stream.of(price, price);
                default -> Stream.of(action);
            };
        }

        @Override
        public String toString() {
            String begin = "\n  " + order + ", vouchers " + (vouchers ? "on" : "off") + ", the price "
                    + (priceKnown ? "known" : "unknown") + ", Wang has " + wangFen + " fen and Li " + liFen;
            return begin + actions.stream().map(action -> "\n  " + action).collect(Collectors.joining()) + "\n";
        }
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    @Label("after every step the books add up, a bill is one, a held bill took nothing, and what facts billed was "
            + "seen; the same plan ends the same, and no session outlives the silence of its pile")
    void everyEquationAfterEveryStep(@ForAll("plans") Plan plan) {
        BillingWorld world = plan.run();

        assertThat(plan.run().end()).isEqualTo(world.end());
        world.fallSilent();
        for (Milestone milestone : Milestone.values()) {
            Statistics.label(milestone.name()).collect(world.reached(milestone));
            Statistics.label(milestone.name()).coverage(seen -> seen.check(true).count(plans -> plans > 0));
        }
    }

    @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
    @Label("what is heard twice in a row ends as what is heard once")
    void twiceIsOnce(@ForAll("plans") Plan plan) {
        assertThat(plan.heardTwice().run().end()).isEqualTo(plan.run().end());
    }

    @Provide
    Arbitrary<Plan> plans() {
        Arbitrary<List<Action>> actions = scenes().list().ofMinSize(1).ofMaxSize(20)
                .withSizeDistribution(RandomDistribution.uniform())
                .map(scenes -> scenes.stream().flatMap(List::stream).toList());
        return Combinators.combine(Arbitraries.of(SpendingOrder.class), Arbitraries.of(true, true, false),
                Arbitraries.of(true, true, true, false), Arbitraries.longs().between(3_500, 20_000),
                Arbitraries.longs().between(500, 20_000), actions)
                .as(Plan::new);
    }

    /** Single steps, and what people do in one go. */
    private static Arbitrary<List<Action>> scenes() {
        Arbitrary<List<Heard>> meanwhile = Arbitraries.of(List.of(), List.of(), List.of(Heard.RECORD),
                List.of(Heard.OTHER_RECORD), List.of(Heard.CHARGING));
        Arbitrary<List<Action>> corrections = Combinators.combine(Arbitraries.of(Car.class),
                Arbitraries.of(Wish.class), meanwhile).as((car, wish, heard) -> heard.isEmpty()
                        ? List.of(new Action.Preview(car, wish), new Action.Save(car))
                        : List.of(new Action.Preview(car, wish), new Action.Hears(car, heard), new Action.Save(car)));
        return Arbitraries.frequencyOf(Tuple.of(4, corrections), Tuple.of(2, lostAndProposed()),
                Tuple.of(1, givenAndHealed()), Tuple.of(2, payouts()), Tuple.of(1, offlinePayouts()),
                Tuple.of(1, mistyped()),
                Tuple.of(2, latePrices()), Tuple.of(2, offers()), Tuple.of(1, refusedStarts()), Tuple.of(2, arrears()),
                Tuple.of(3, refundsAndCorrections()), Tuple.of(1, orders()), Tuple.of(1, pricesInForce()),
                Tuple.of(1, released()),
                Tuple.of(20, actions().map(List::of)));
    }

    /** The record never came; staff take what is proposed instead, unless it comes while they look. */
    private static Arbitrary<List<Action>> lostAndProposed() {
        var lost = List.of(Heard.STARTED, Heard.CHARGING, Heard.STILL_CHARGING, Heard.UNPLUGGED,
                Heard.STILL_UNPLUGGED, Heard.PILE_ONLINE);
        return Combinators.combine(Arbitraries.of(Car.class), Arbitraries.of(true, true, false)).as((car, gone) -> gone
                ? List.of(new Action.Hears(car, lost), new Action.Preview(car, Wish.THE_PROPOSAL), new Action.Save(car))
                : List.of(new Action.Hears(car, lost), new Action.Preview(car, Wish.THE_PROPOSAL),
                        new Action.Hears(car, List.of(Heard.RECORD)), new Action.Save(car)));
    }

    /** The record of a lost session names none, is given to it by staff, and is then told as its own as well. */
    private static Arbitrary<List<Action>> givenAndHealed() {
        var lost = List.of(Heard.STARTED, Heard.CHARGING, Heard.STILL_CHARGING, Heard.UNPLUGGED,
                Heard.STILL_UNPLUGGED, Heard.PILE_ONLINE);
        return Arbitraries.of(Car.class).map(car -> List.of(new Action.Hears(car, lost), new Action.Give(car),
                new Action.Hears(car, List.of(Heard.RECORD))));
    }

    /** Out of a small recharge and, the second time, what was paid in before it. */
    private static Arbitrary<List<Action>> payouts() {
        Arbitrary<Boolean> either = Arbitraries.of(true, false);
        return Combinators.combine(Arbitraries.of(Car.class), Arbitraries.longs().between(1, 2_000), either, either)
                .as((car, fen, done, twice) -> List.of(new Action.MoneyIn(car, 1_000, false),
                        new Action.PayOut(car, fen), new Action.ChannelAnswer(car, done, twice),
                        new Action.PayOut(car, fen)));
    }

    /** Out of what came in as cash, and then more of it than that. */
    private static Arbitrary<List<Action>> offlinePayouts() {
        return Combinators.combine(Arbitraries.of(Car.class), Arbitraries.longs().between(1, 1_000),
                Arbitraries.of(true, false)).as((car, fen, instead) -> List.of(new Action.CashIn(car, 1_000),
                        new Action.PayOutOffline(car, fen, false), new Action.PayOutOffline(car, 1_000, instead)));
    }

    /** A zero too many, seen at once or when something was spent of it; then once more. */
    private static Arbitrary<List<Action>> mistyped() {
        return Combinators.combine(Arbitraries.of(Car.class), Arbitraries.longs().between(1, 1_000),
                Arbitraries.of(true, false)).as((car, fen, bonus) -> List.of(
                        bonus ? new Action.MoneyIn(car, 1_000, true) : new Action.CashIn(car, 1_000),
                        new Action.TakeBack(car, fen, bonus), new Action.TakeBack(car, fen, bonus)));
    }

    /** A bill is made, another price turns out to have been in force, and a voucher is found for what it was before. */
    private static Arbitrary<List<Action>> latePrices() {
        return Combinators.combine(Arbitraries.of(Car.class), stories(), Arbitraries.of(Price.class))
                .as((car, story, price) -> List.of(new Action.Hears(car, story), new Action.PriceArrives(price),
                        new Action.VoucherAnswer(car, 1, 300, false)));
    }

    /** A bill is settled, another price turns out to have been in force, and staff rate the bill by that. */
    private static Arbitrary<List<Action>> pricesInForce() {
        var told = List.of(Heard.STARTED, Heard.CHARGING, Heard.RECORD, Heard.STAYING, Heard.UNPLUGGED,
                Heard.STILL_UNPLUGGED);
        return Combinators.combine(Arbitraries.of(Car.class), Arbitraries.of(Price.class)).as((car, price) -> List.of(
                new Action.Hears(car, told), new Action.NoVoucherAnswer(car), new Action.PriceArrives(price),
                new Action.Preview(car, Wish.PRICE_IN_FORCE), new Action.Save(car)));
    }

    /** Another record comes when the bill was made, and staff take it, or do not. */
    private static Arbitrary<List<Action>> offers() {
        var told = List.of(Heard.STARTED, Heard.CHARGING, Heard.RECORD, Heard.STAYING, Heard.UNPLUGGED,
                Heard.STILL_UNPLUGGED);
        return Combinators.combine(Arbitraries.of(Car.class), Arbitraries.of(true, false)).as((car, taken) -> {
            var scene = new ArrayList<Action>(List.of(new Action.Hears(car, told),
                    new Action.Hears(car, List.of(Heard.OTHER_RECORD))));
            scene.addAll(taken ? List.of(new Action.Preview(car, Wish.THE_OFFERED_RECORD), new Action.Save(car))
                    : List.of(new Action.Dismiss(car)));
            return scene;
        });
    }

    /**
     * Wang pays one bill and owes of the next, which staff find right although both idled; then something comes back of
     * the first.
     */
    private static Arbitrary<List<Action>> arrears() {
        var told = List.of(Heard.STARTED, Heard.CHARGING, Heard.RECORD, Heard.STAYING, Heard.UNPLUGGED,
                Heard.STILL_UNPLUGGED);
        List<Action> settled = List.of(
                new Action.Hears(Car.WANGS_FIRST, told), new Action.NoVoucherAnswer(Car.WANGS_FIRST),
                new Action.Hears(Car.WANGS_SECOND, told), new Action.Preview(Car.WANGS_SECOND, Wish.AS_IT_IS),
                new Action.Save(Car.WANGS_SECOND), new Action.NoVoucherAnswer(Car.WANGS_SECOND));
        List<List<Action>> somethingComesBack = List.of(
                List.of(new Action.Preview(Car.WANGS_FIRST, Wish.IDLE_OFF), new Action.Save(Car.WANGS_FIRST)),
                List.of(new Action.Refund(Car.WANGS_FIRST, Portion.whole(Set.of(Component.IDLE_FEE)))));
        return Arbitraries.of(somethingComesBack).map(back -> Stream.concat(settled.stream(), back.stream()).toList());
    }

    /** Wang owes of one bill while money is set aside for another session, which then does not start. */
    private static Arbitrary<List<Action>> released() {
        var told = List.of(Heard.STARTED, Heard.CHARGING, Heard.RECORD, Heard.STAYING, Heard.UNPLUGGED,
                Heard.STILL_UNPLUGGED);
        return Arbitraries.just(List.of(new Action.Hears(Car.WANGS_FIRST, told),
                new Action.NoVoucherAnswer(Car.WANGS_FIRST),
                new Action.Hears(Car.WANGS_SECOND, List.of(Heard.START_REFUSED))));
    }

    /** One settled bill is refunded and corrected, in turns. */
    private static Arbitrary<List<Action>> refundsAndCorrections() {
        var told = List.of(Heard.STARTED, Heard.CHARGING, Heard.RECORD, Heard.STAYING, Heard.UNPLUGGED,
                Heard.STILL_UNPLUGGED);
        Arbitrary<List<Wish>> wishes = Arbitraries.of(Wish.IDLE_OFF, Wish.IDLE_ON, Wish.LITTLE_ENERGY, Wish.MUCH_ENERGY,
                Wish.ALL_VALUES).list().ofMinSize(1).ofMaxSize(4);
        Arbitrary<List<Portion>> refunds = portions().list().ofSize(4);
        return Combinators.combine(Arbitraries.of(Car.class), wishes, refunds).as((car, wanted, back) -> {
            var scene = new ArrayList<Action>(List.of(new Action.Hears(car, told), new Action.NoVoucherAnswer(car)));
            for (int i = 0; i < wanted.size(); i++) {
                scene.addAll(List.of(new Action.Refund(car, back.get(i)), new Action.Preview(car, wanted.get(i)),
                        new Action.Save(car)));
            }
            return scene;
        });
    }

    /** A bill is settled in one order, and corrected when the operator has another, and then again. */
    private static Arbitrary<List<Action>> orders() {
        var told = List.of(Heard.STARTED, Heard.CHARGING, Heard.RECORD, Heard.STAYING, Heard.UNPLUGGED,
                Heard.STILL_UNPLUGGED);
        Arbitrary<Wish> wishes = Arbitraries.of(Wish.IDLE_OFF, Wish.LITTLE_ENERGY, Wish.IDLE_ON, Wish.MUCH_ENERGY);
        return Combinators.combine(Arbitraries.of(Car.class), Arbitraries.of(SpendingOrder.class), wishes, wishes)
                .as((car, order, wish, then) -> List.of(new Action.MoneyIn(car, 3_000, true),
                        new Action.Hears(car, told), new Action.NoVoucherAnswer(car), new Action.OrderChanges(order),
                        new Action.Preview(car, wish), new Action.Save(car), new Action.Preview(car, then),
                        new Action.Save(car)));
    }

    private static Arbitrary<List<Action>> refusedStarts() {
        return Combinators.combine(Arbitraries.of(Car.class), Arbitraries.of(true, false)).as((car, lostFirst) ->
                lostFirst ? List.of(new Action.Hears(car, List.of(Heard.PILE_ONLINE)),
                        new Action.Hears(car, List.of(Heard.START_REFUSED)))
                        : List.of(new Action.Hears(car, List.of(Heard.START_REFUSED))));
    }

    private static Arbitrary<Action> actions() {
        Arbitrary<Car> cars = Arbitraries.of(Car.class);
        Arbitrary<Long> fen = Arbitraries.longs().between(1, 20_000);
        Arbitrary<Boolean> either = Arbitraries.of(true, false);
        return Arbitraries.frequencyOf(
                Tuple.of(6, Combinators.combine(cars, stories()).as(Action.Hears::new)),
                Tuple.of(4, Combinators.combine(cars, Arbitraries.of(Heard.class).list().ofMinSize(1).ofMaxSize(3))
                        .as(Action.Hears::new)),
                Tuple.of(5, Combinators.combine(cars, Arbitraries.of(0, 0, 0, 1), Arbitraries.longs().between(0, 700),
                        either).as(Action.VoucherAnswer::new)),
                Tuple.of(1, cars.map(Action.NoVoucherAnswer::new)),
                Tuple.of(4, Combinators.combine(cars, fen, either).as(Action.MoneyIn::new)),
                Tuple.of(1, Arbitraries.of(Price.class).map(Action.PriceArrives::new)),
                Tuple.of(1, Arbitraries.of(SpendingOrder.class).map(Action.OrderChanges::new)),
                Tuple.of(1, Combinators.combine(cars, fen).as(Action.PayOut::new)),
                Tuple.of(1, Combinators.combine(cars, either, either).as(Action.ChannelAnswer::new)),
                Tuple.of(1, Combinators.combine(cars, fen).as(Action.CashIn::new)),
                Tuple.of(1, Combinators.combine(cars, fen, either).as(Action.TakeBack::new)),
                Tuple.of(1, Combinators.combine(cars, fen, either).as(Action.PayOutOffline::new)),
                Tuple.of(2, Combinators.combine(cars, Arbitraries.of(Wish.class)).as(Action.Preview::new)),
                Tuple.of(2, cars.map(Action.Save::new)),
                Tuple.of(1, cars.map(Action.Dismiss::new)),
                Tuple.of(4, Combinators.combine(cars, portions()).as(Action.Refund::new)));
    }

    private static Arbitrary<Portion> portions() {
        Arbitrary<Portion> whole = Arbitraries.of(Component.class).set().ofMinSize(1).map(Portion::whole);
        return Arbitraries.oneOf(whole, Combinators.combine(Arbitraries.of(Component.class),
                Arbitraries.longs().between(1, 2_000)).as((component, fen) ->
                        new Portion(Set.of(component), new Money(fen))));
    }

    /** What a pile tells of a session: some of it lost, some of it twice, in the order in which it was or in any. */
    private static Arbitrary<List<Heard>> stories() {
        Arbitrary<List<Integer>> copies = Arbitraries.of(1, 1, 1, 1, 1, 1, 1, 1, 0, 2).list().ofSize(8);
        Arbitrary<Heard> ends = Arbitraries.of(Heard.RECORD, Heard.RECORD, Heard.RECORD,
                Heard.RECORD_OF_BANDS_APART, Heard.RECORD_AN_HOUR_AHEAD, Heard.DOUBTFUL_RECORD, Heard.PILE_ONLINE);
        return Combinators.combine(copies, ends).as(BillingStateMachineProperties::story)
                .flatMap(story -> Arbitraries.of(true, true, false)
                        .flatMap(inOrder -> inOrder ? Arbitraries.just(story) : Arbitraries.shuffle(story)));
    }

    private static List<Heard> story(List<Integer> copies, Heard end) {
        List<Heard> whole = List.of(Heard.STARTED, Heard.CHARGING, Heard.STILL_CHARGING, Heard.IDLING,
                Heard.STAYING, Heard.UNPLUGGED, Heard.STILL_UNPLUGGED, end);
        var heard = new ArrayList<Heard>();
        for (int i = 0; i < whole.size(); i++) {
            heard.addAll(Collections.nCopies(copies.get(i), whole.get(i)));
        }
        return heard;
    }
}
