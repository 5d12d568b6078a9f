package org.chargeledger.replay.scenario.generator;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.chargeledger.replay.scenario.Outcome;
import org.chargeledger.replay.scenario.Scenario;
import org.chargeledger.replay.scenario.SessionPlan;
import org.chargeledger.replay.scenario.StartFailure;

/** When sessions are asked for: the 38 known instants, and others spread as trucks and taxis come. */
final class Wishes {

    static final int SUCCESSFUL = 267;

    private static final int CODE_OFFLINE = 2;
    /** Of 24 hours: busy after midnight when power is cheap, at noon and in the evening. */
    private static final int[] WEIGHT_BY_HOUR =
            {9, 9, 7, 5, 3, 3, 4, 4, 4, 5, 4, 5, 7, 7, 5, 5, 6, 6, 4, 4, 4, 5, 6, 9};
    private static final LocalDateTime LAST_REQUEST = LocalDateTime.of(2019, 10, 18, 9, 0);
    private static final StartFailure[] FAILURES = {
        StartFailure.NOT_PLUGGED, StartFailure.NOT_PLUGGED, StartFailure.NOT_PLUGGED, StartFailure.NOT_PLUGGED,
        StartFailure.PILE_FAULT, StartFailure.PILE_FAULT, StartFailure.NO_ANSWER, StartFailure.FAILED_RECORD};

    private Wishes() {
    }

    /** In time order. The ninth failed start follows from the offline pile and is added by {@link Bookings}. */
    static List<Wish> all(Random random) {
        List<Wish> wishes = new ArrayList<>();
        Set<LocalDateTime> taken = new HashSet<>();
        for (Map.Entry<String, Integer> bill : Scenario.abnormalBills().entrySet()) {
            LocalDateTime at = SessionPlan.requestedAt(bill.getKey());
            taken.add(minute(at));
            wishes.add(new Wish(at, bill.getValue() == CODE_OFFLINE ? Outcome.LOST_OFFLINE : Outcome.LOST, null));
        }
        while (wishes.size() < SUCCESSFUL) {
            wishes.add(new Wish(freeInstant(random, taken), Outcome.SETTLED, null));
        }
        for (StartFailure failure : FAILURES) {
            wishes.add(new Wish(freeInstant(random, taken), Outcome.START_FAILED, failure));
        }
        wishes.sort(Comparator.comparing(Wish::requestedAt));
        return wishes;
    }

    private static LocalDateTime freeInstant(Random random, Set<LocalDateTime> taken) {
        while (true) {
            long micros = random.nextLong(Duration.between(Scenario.FROM, LAST_REQUEST).toNanos() / 1_000);
            LocalDateTime at = Scenario.FROM.plusNanos(micros * 1_000);
            boolean busyHour = random.nextInt(9) < WEIGHT_BY_HOUR[at.getHour()];
            if (busyHour && at.isAfter(Scenario.FROM.plusMinutes(5)) && taken.add(minute(at))) {
                return at;
            }
        }
    }

    private static LocalDateTime minute(LocalDateTime time) {
        return time.withSecond(0).withNano(0);
    }
}
