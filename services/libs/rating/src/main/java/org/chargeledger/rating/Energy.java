package org.chargeledger.rating;

import java.math.BigDecimal;

/** Electric energy in steps of 0.0001 kWh (a tenth of a watt hour), the step of a pile's register. */
public record Energy(long tenthWh) implements Comparable<Energy> {

    public static final Energy ZERO = new Energy(0);

    public static Energy ofKwh(String kwh) {
        return new Energy(new BigDecimal(kwh).movePointRight(4).longValueExact());
    }

    public Energy plus(Energy other) {
        return new Energy(Math.addExact(tenthWh, other.tenthWh));
    }

    public Energy minus(Energy other) {
        return new Energy(Math.subtractExact(tenthWh, other.tenthWh));
    }

    @Override
    public int compareTo(Energy other) {
        return Long.compare(tenthWh, other.tenthWh);
    }

    @Override
    public String toString() {
        return BigDecimal.valueOf(tenthWh, 4).toPlainString() + " kWh";
    }
}
