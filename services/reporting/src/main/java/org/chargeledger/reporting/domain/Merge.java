package org.chargeledger.reporting.domain;

import java.time.Instant;
import java.util.Comparator;
import java.util.function.Function;

/** Choosing between two pieces of knowledge so that the order of asking does not matter. */
final class Merge {

    private Merge() {}

    /** What is there beats what is not; of two, the greater. */
    static <T> T either(T one, T other, Comparator<? super T> order) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return order.compare(one, other) >= 0 ? one : other;
    }

    static <T> Comparator<T> earliest(Function<T, Instant> time, Function<T, String> tieBreak) {
        return Comparator.comparing(time, Comparator.<Instant>naturalOrder().reversed())
                .thenComparing(tieBreak, Comparator.nullsFirst(Comparator.naturalOrder()));
    }
}
