package org.chargeledger.rating;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** A stretch of time, from {@code from} up to and without {@code to}. */
public record TimeSpan(Instant from, Instant to) {

    /** Where between two moments something holds that can change at turns only; stretches that touch are one. */
    static List<TimeSpan> where(Instant from, Instant to, UnaryOperator<Instant> nextTurn, Predicate<Instant> holds) {
        var spans = new ArrayList<TimeSpan>();
        Instant since = null;
        for (Instant moment = from; moment.isBefore(to); moment = nextTurn.apply(moment)) {
            boolean holdsNow = holds.test(moment);
            if (holdsNow && since == null) {
                since = moment;
            } else if (!holdsNow && since != null) {
                spans.add(new TimeSpan(since, moment));
                since = null;
            }
        }
        if (since != null) {
            spans.add(new TimeSpan(since, to));
        }
        return spans;
    }
}
