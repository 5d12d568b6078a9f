package org.chargeledger.billing.domain;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.sessions.JqwikSession;
import org.chargeledger.billing.domain.BillingStateMachineProperties.Plan;

/** A plan of the state machine, taken a step at a time beside something that does the same. */
public final class ModelRun {

    private static final Set<Heard> RECORDS = EnumSet.of(Heard.RECORD, Heard.RECORD_OF_BANDS_APART, Heard.SAME_RECORD,
            Heard.OTHER_RECORD, Heard.RECORD_AN_HOUR_AHEAD, Heard.DOUBTFUL_RECORD, Heard.RECORD_OF_NO_START);

    private final Plan plan;
    private final BillingWorld world;
    private final Map<Car, Set<Heard>> records = new EnumMap<>(Car.class);

    private ModelRun(Plan plan) {
        this.plan = plan;
        this.world = new BillingWorld(plan.order(), plan.vouchers(), plan.priceKnown(), plan.wangFen(), plan.liFen());
        for (Car car : Car.values()) {
            records.put(car, EnumSet.noneOf(Heard.class));
        }
    }

    /** The same plan for the same seed; with vouchers, and its price known from the start. */
    public static ModelRun ofSeed(long seed) {
        var found = new Plan[1];
        JqwikSession.run(() -> {
            RandomGenerator<Plan> plans = new BillingStateMachineProperties().plans().generator(1_000, false);
            var random = new Random(seed);
            while (found[0] == null || !found[0].vouchers() || !found[0].priceKnown()) {
                found[0] = plans.next(random).value();
            }
        });
        return new ModelRun(found[0]);
    }

    public SpendingOrder order() {
        return plan.order();
    }

    public long wangFen() {
        return plan.wangFen();
    }

    public long liFen() {
        return plan.liFen();
    }

    /** One thing heard at a time; without money that leaves, for which WeChat Pay is asked. Then nothing more is heard. */
    public List<Action> actions() {
        Stream<Action> silence = Stream.of(Car.values()).map(car -> hears(car, Heard.CONNECTOR_SILENT_FOR_DAYS));
        return Stream.concat(plan.actions().stream().flatMap(ModelRun::oneByOne), silence).toList();
    }

    private static Stream<Action> oneByOne(Action action) {
        return switch (action) {
            case Action.Hears(Car car, List<Heard> heard) -> heard.stream().map(one -> hears(car, one));
            case Action.PayOut payOut -> Stream.empty();
            case Action.PayOutOffline payOut -> Stream.empty();
            case Action.TakeBack takeBack -> Stream.empty();
            case Action.ChannelAnswer answer -> Stream.empty();
            default -> Stream.of(action);
        };
    }

    private static Action hears(Car car, Heard heard) {
        return new Action.Hears(car, List.of(heard));
    }

    /** A record that comes again is one message delivered twice, which nobody hears twice. */
    public void take(Action action) {
        if (!(action instanceof Action.Hears(Car car, List<Heard> heard)) || !RECORDS.contains(heard.getFirst())
                || records.get(car).add(heard.getFirst())) {
            world.take(action);
        }
    }

    public Standing standing() {
        return world.standing();
    }

    public boolean reached(Milestone milestone) {
        return world.reached(milestone);
    }

    /** The record that staff may take for this car, or null. */
    public UUID openOffer(Car car) {
        return world.session(car).openOffer();
    }

    /** Whether staff may give it a record that named no session. */
    public boolean takesRecord(Car car) {
        Session session = world.session(car).session();
        return session.lost() && session.record() == null && records.get(car).add(Heard.SAME_RECORD);
    }
}
