package org.chargeledger.reporting.domain;

import java.util.Comparator;

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
}
