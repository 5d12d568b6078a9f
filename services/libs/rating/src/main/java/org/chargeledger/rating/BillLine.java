package org.chargeledger.rating;

import java.util.Optional;

/** One reason of a bill: a quantity at a unit price. The amount is their product, unless the idle fee's cap is lower. */
public record BillLine(Component component, Optional<Band> band, long quantity, Unit unit, UnitPrice unitPrice,
        ExactAmount amount) {

    /** What {@code quantity} counts: steps of 0.0001 kWh (priced per kWh) or whole minutes (priced per minute). */
    public enum Unit { TENTH_WH, MINUTE }

    static BillLine ofEnergy(Component component, Band band, Energy energy, UnitPrice price) {
        return new BillLine(component, Optional.of(band), energy.tenthWh(), Unit.TENTH_WH, price, price.times(energy));
    }

    static BillLine ofIdling(long minutes, IdleFee fee) {
        return new BillLine(Component.IDLE_FEE, Optional.empty(), minutes, Unit.MINUTE,
                UnitPrice.of(fee.perMinute()), fee.amountFor(minutes));
    }

    /** Whether the idle fee's cap made the amount lower than quantity times unit price. */
    public boolean capped() {
        return unit == Unit.MINUTE && amount.compareTo(unitPrice.timesMinutes(quantity)) < 0;
    }
}
