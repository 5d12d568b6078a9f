package org.chargeledger.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chargeledger.billing.domain.Action;
import org.chargeledger.billing.domain.Car;
import org.chargeledger.billing.domain.Fact;
import org.chargeledger.billing.domain.Heard;
import org.chargeledger.billing.domain.Milestone;
import org.chargeledger.billing.domain.ModelRun;
import org.chargeledger.billing.domain.Portion;
import org.chargeledger.billing.domain.Price;
import org.chargeledger.billing.domain.SpendingOrder;
import org.chargeledger.billing.domain.Wish;
import org.chargeledger.kit.testing.TestPostgres;
import org.chargeledger.kit.testing.TestTopics;
import org.chargeledger.rating.DayPeriod;
import org.chargeledger.rating.IdleFee;
import org.chargeledger.rating.Tariff;

/** A plan of the state machine on the service, with an operator of its own; the model takes each step first. */
final class PlayedPlan {

    private static final Fact.RecordReceived GIVEN = (Fact.RecordReceived) Heard.SAME_RECORD.facts().getFirst();
    private static final long LEAST_FOR_VOUCHER = 200;

    private final long seed;
    private final ModelRun model;
    private final Map<Car, PlayedCar> cars;
    private final Operator operator;
    private final PlayedStaff staff;
    private final List<Action> taken = new ArrayList<>();
    private PlayedBooks books;
    private int settings;

    private PlayedPlan(long seed, ModelRun model, Map<Car, PlayedCar> cars) {
        this.seed = seed;
        this.model = model;
        this.cars = cars;
        this.operator = cars.get(Car.LIS).operator();
        this.staff = new PlayedStaff(operator);
    }

    /** Two drivers have paid in, and have asked for the three sessions. */
    static PlayedPlan requested(long seed) {
        ModelRun model = ModelRun.ofSeed(seed);
        List<Operator> piles = Operator.atThreePiles();
        publish(piles.getFirst(), Price.SHOWN);
        UUID wang = piles.getFirst().driverWith(model.wangFen());
        UUID li = piles.getFirst().driverWith(model.liFen());
        var cars = new EnumMap<Car, PlayedCar>(Car.class);
        for (Car car : Car.values()) {
            cars.put(car, PlayedCar.requested(piles.get(car.ordinal()), car == Car.LIS ? li : wang));
            letRequestMore(piles.getFirst());
        }
        var plan = new PlayedPlan(seed, model, cars);
        plan.spend(model.order());
        return plan;
    }

    /** A driver has one session at a time; the model's Wang two, as if the first had been thought to be over. */
    private static void letRequestMore(Operator operator) {
        TestPostgres.run("delete from occupancy where operator_id = '" + operator.id + "'");
    }

    /** Each step in the model, then here; what is stored is compared after each. */
    void play() {
        try (var opened = new PlayedBooks(operator.id, cars)) {
            books = opened;
            compare();
            for (Action action : model.actions()) {
                taken.add(action);
                take(action);
                compare();
            }
        }
    }

    private void compare() {
        assertThat(books.standing()).as("plan %d after %s", seed, taken)
                .isEqualTo(books.asNamedHere(model.standing()));
    }

    int steps() {
        return taken.size();
    }

    boolean booksAddUp() {
        return operator.booksAddUp();
    }

    boolean reached(Milestone milestone) {
        return model.reached(milestone);
    }

    private void take(Action action) {
        UUID offered = action instanceof Action.Preview(Car car, Wish wish) && wish == Wish.THE_OFFERED_RECORD
                ? model.openOffer(car) : action instanceof Action.Dismiss(Car car) ? model.openOffer(car) : null;
        boolean taken = action instanceof Action.Give(Car car) && model.takesRecord(car);
        model.take(action);
        switch (action) {
            case Action.Hears(Car car, List<Heard> heard) -> hear(cars.get(car), heard);
            case Action.PriceArrives(Price price) -> {
                books.awaitHandled(publish(operator, price));
                books.awaitPriced();
            }
            case Action.VoucherAnswer answer -> answer(cars.get(answer.car()), answer);
            case Action.NoVoucherAnswer(Car car) ->
                answer(cars.get(car), books.versions(cars.get(car)), "voucher-none", "");
            case Action.MoneyIn(Car car, long fen, boolean bonus) -> moneyIn(cars.get(car).driver(), fen, bonus);
            case Action.CashIn(Car car, long fen) -> moneyIn(cars.get(car).driver(), fen, false);
            case Action.OrderChanges(SpendingOrder order) -> spend(order);
            case Action.Preview(Car car, Wish wish) -> staff.preview(car, cars.get(car), wish, offered);
            case Action.Save(Car car) -> staff.save(car);
            case Action.Dismiss(Car car) when offered != null -> staff.dismiss(cars.get(car), offered);
            case Action.Give(Car car) when taken -> give(cars.get(car));
            case Action.Dismiss nothing -> { }
            case Action.Give nothing -> { }
            case Action.Refund(Car car, Portion portion) -> staff.refund(cars.get(car), portion, books);
            default -> throw new IllegalArgumentException("not played here: " + action);
        }
    }

    private void hear(PlayedCar car, List<Heard> heard) {
        heard.stream().flatMap(one -> one.facts().stream()).forEach(car::says);
        books.awaitHandled(car.saysNothingNew());
    }

    private void give(PlayedCar car) {
        car.saysOfNoSession(GIVEN);
        books.awaitHandled(car.saysNothingNew());
        staff.give(car, car.recordId(GIVEN.eventId()));
    }

    private void answer(PlayedCar car, Action.VoucherAnswer answer) {
        long version = books.versions(car) - answer.versionsBehind();
        long discountable = books.discountable(car, version);
        long discount = discountable < LEAST_FOR_VOUCHER ? 0 : Math.min(answer.faceFen(), discountable);
        String voucher = ",\"voucherId\":\"%s\",\"discountFen\":%d,\"faceFen\":%d,\"minimumSpendFen\":%d".formatted(
                new UUID(seed, version), discount, answer.faceFen(), LEAST_FOR_VOUCHER);
        for (int times = answer.twice() ? 2 : 1; times > 0; times--) {
            answer(car, version, "voucher-applied", voucher);
        }
    }

    private void answer(PlayedCar car, long version, String name, String more) {
        if (version > 0) {
            books.awaitHandled(TestTopics.send("voucher.answer.v1", car.billNo(), "voucher." + name + ".v1",
                    operator.id, "{\"operatorId\":\"%s\",\"billNo\":\"%s\",\"billVersion\":%d%s}"
                            .formatted(operator.id, car.billNo(), version, more)));
        }
    }

    private void moneyIn(UUID driver, long fen, boolean bonus) {
        (bonus ? WalletTest.grant(operator, driver, fen) : operator.recharge(driver, fen)).then().statusCode(201);
    }

    private void spend(SpendingOrder order) {
        WalletTest.setting(operator, "\"" + settings++ + "\"", order.name(), 1_000_000).then().statusCode(200);
    }

    private static UUID publish(Operator operator, Price price) {
        Tariff tariff = price.tariff();
        int version = tariff.version().number();
        IdleFee idle = tariff.idleFee().orElseThrow();
        String periods = tariff.periods().stream().map(PlayedPlan::json).collect(Collectors.joining(","));
        return TestTopics.send("tariff.tariff-version.v1", "T:" + version, "tariff.tariff-version-published.v1",
                operator.id, """
                {"operatorId":"%s","tariffId":"T","version":%d,"name":"t","zoneId":"%s","stationIds":["ST-108"],
                "effectiveFrom":"2019-01-0%dT00:00:00Z","modelNo":"000%d","periods":[%s],
                "idleFee":{"perMinuteFen":%d,"freeMinutes":%d%s}}""".formatted(operator.id, version, tariff.zone(),
                        version, version, periods, idle.perMinute().fen(), idle.freeMinutes(),
                        idle.cap().map(cap -> ",\"capFen\":" + cap.fen()).orElse("")));
    }

    private static String json(DayPeriod period) {
        return """
                {"from":"%s","to":"%s","band":"%s","energyPriceHundredThousandths":%d,
                "servicePriceHundredThousandths":%d}""".formatted(period.from(),
                period.to().equals(LocalTime.MIDNIGHT) ? "24:00" : period.to(), period.band(),
                period.energyPrice().hundredThousandths(), period.servicePrice().hundredThousandths());
    }
}
