package org.chargeledger.rating;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * One reason of a bill: a quantity at a unit price of a tariff version. The amount is their product, unless the idle
 * fee's cap is lower.
 */
public record BillLine(TariffVersion tariff, Component component, Optional<Band> band, long quantity, Unit unit,
        UnitPrice unitPrice, ExactAmount amount, Set<Remark> remarks) {

    private static final Set<Remark> ONLY_ESTIMATED = Set.of(Remark.ESTIMATED);

    /** What {@code quantity} counts: steps of 0.0001 kWh (priced per kWh) or whole minutes (priced per minute). */
    public enum Unit { TENTH_WH, MINUTE }

    public BillLine {
        remarks = Set.copyOf(remarks);
    }

    static BillLine ofEnergy(TariffVersion tariff, Component component, Band band, Energy energy, UnitPrice price,
            boolean estimated) {
        return new BillLine(tariff, component, Optional.of(band), energy.tenthWh(), Unit.TENTH_WH, price,
                price.times(energy), estimated ? ONLY_ESTIMATED : Set.of());
    }

    /** {@code minutes} of all the {@code wholeMinutes} after the free ones are charged. */
    static BillLine ofIdling(TariffVersion tariff, IdleFee fee, long minutes, long wholeMinutes) {
        UnitPrice price = UnitPrice.of(fee.perMinute());
        ExactAmount amount = fee.amountFor(minutes);
        var remarks = EnumSet.noneOf(Remark.class);
        if (amount.compareTo(price.timesMinutes(minutes)) < 0) {
            remarks.add(Remark.CAPPED);
        }
        if (minutes < wholeMinutes) {
            remarks.add(Remark.QUIET_HOURS);
        }
        return idling(tariff, price, minutes, amount, remarks);
    }

    static BillLine ofUnknownIdling(TariffVersion tariff, IdleFee fee) {
        return idling(tariff, UnitPrice.of(fee.perMinute()), 0, ExactAmount.ZERO, Set.of(Remark.PLUG_OUT_NOT_REPORTED));
    }

    private static BillLine idling(TariffVersion tariff, UnitPrice price, long minutes, ExactAmount amount,
            Set<Remark> remarks) {
        return new BillLine(tariff, Component.IDLE_FEE, Optional.empty(), minutes, Unit.MINUTE, price, amount, remarks);
    }

    /** Whether the idle fee's cap made the amount lower than quantity times unit price. */
    public boolean capped() {
        return remarks.contains(Remark.CAPPED);
    }

    /** Whether the quantity was interpolated between meter readings. */
    public boolean estimated() {
        return remarks.contains(Remark.ESTIMATED);
    }
}
