package org.chargeledger.rating;

import java.math.BigDecimal;

/** Money before rounding, in billionths of a yuan. A component is summed here and rounded once. */
public record ExactAmount(long nanoYuan) implements Comparable<ExactAmount> {

    public static final ExactAmount ZERO = new ExactAmount(0);
    static final long NANO_YUAN_PER_FEN = 10_000_000;
    private static final long NANO_YUAN_PER_TEN_THOUSANDTH = 100_000;

    /** An amount as piles report it: in 0.0001 yuan. */
    public static ExactAmount ofTenThousandths(long yuan) {
        return new ExactAmount(Math.multiplyExact(yuan, NANO_YUAN_PER_TEN_THOUSANDTH));
    }

    public ExactAmount plus(ExactAmount other) {
        return new ExactAmount(Math.addExact(nanoYuan, other.nanoYuan));
    }

    public ExactAmount min(ExactAmount other) {
        return nanoYuan <= other.nanoYuan ? this : other;
    }

    /** Half up to the fen. This is the only place where rating rounds. */
    public Money rounded() {
        return new Money(Math.floorDiv(Math.addExact(nanoYuan, NANO_YUAN_PER_FEN / 2), NANO_YUAN_PER_FEN));
    }

    @Override
    public int compareTo(ExactAmount other) {
        return Long.compare(nanoYuan, other.nanoYuan);
    }

    @Override
    public String toString() {
        return "CNY " + BigDecimal.valueOf(nanoYuan, 9).toPlainString();
    }
}
