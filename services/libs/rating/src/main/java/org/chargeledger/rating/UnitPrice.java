package org.chargeledger.rating;

import java.math.BigDecimal;

/** A price per kWh or per minute in steps of 0.00001 yuan, the finest step a YKC tariff frame carries. */
public record UnitPrice(long hundredThousandths) implements Comparable<UnitPrice> {

    private static final long HUNDRED_THOUSANDTHS_PER_FEN = 1_000;
    private static final long NANO_YUAN_PER_HUNDRED_THOUSANDTH = 10_000;

    public static UnitPrice ofYuan(String yuan) {
        return new UnitPrice(new BigDecimal(yuan).movePointRight(5).longValueExact());
    }

    public static UnitPrice of(Money money) {
        return new UnitPrice(Math.multiplyExact(money.fen(), HUNDRED_THOUSANDTHS_PER_FEN));
    }

    public UnitPrice plus(UnitPrice other) {
        return new UnitPrice(Math.addExact(hundredThousandths, other.hundredThousandths));
    }

    /** Exact: 0.00001 yuan per kWh times 0.0001 kWh is a billionth of a yuan. */
    public ExactAmount times(Energy energy) {
        return new ExactAmount(Math.multiplyExact(hundredThousandths, energy.tenthWh()));
    }

    /** Exact: a price per minute times whole minutes. */
    public ExactAmount timesMinutes(long minutes) {
        return new ExactAmount(Math.multiplyExact(
                Math.multiplyExact(hundredThousandths, minutes), NANO_YUAN_PER_HUNDRED_THOUSANDTH));
    }

    @Override
    public int compareTo(UnitPrice other) {
        return Long.compare(hundredThousandths, other.hundredThousandths);
    }

    @Override
    public String toString() {
        return BigDecimal.valueOf(hundredThousandths, 5).toPlainString();
    }
}
