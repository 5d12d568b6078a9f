package org.chargeledger.rating;

import java.util.ArrayList;
import java.util.List;

/** Turns usage into money. Pure: no clock, no I/O, the same answer for the same arguments for ever. */
public final class Rating {

    private static final Band[] BANDS = Band.values();
    private static final Component[] COMPONENTS = Component.values();

    private Rating() {}

    /**
     * The reasons of a bill: one exact line per band and component, and one for idling, or for why it costs nothing.
     */
    public static List<BillLine> rate(Tariff tariff, Usage usage) {
        var lines = new ArrayList<BillLine>();
        for (Band band : BANDS) {
            Energy energy = usage.energyByBand().get(band);
            if (energy == null || energy.tenthWh() == 0) {
                continue;
            }
            DayPeriod price = tariff.priceOf(band);
            boolean estimated = usage.estimatedBands().contains(band);
            lines.add(BillLine.ofEnergy(tariff.version(), Component.ENERGY_FEE, band, energy, price.energyPrice(),
                    estimated));
            lines.add(BillLine.ofEnergy(tariff.version(), Component.SERVICE_FEE, band, energy, price.servicePrice(),
                    estimated));
        }
        tariff.idleFee().ifPresent(fee -> addIdling(lines, tariff, fee, usage));
        return List.copyOf(lines);
    }

    /** What one component costs: its lines summed exactly, then rounded once. */
    public static Money fee(List<BillLine> lines, Component component) {
        return exact(lines, component).rounded();
    }

    /** What one component costs before it is rounded. */
    public static ExactAmount exact(List<BillLine> lines, Component component) {
        ExactAmount sum = ExactAmount.ZERO;
        for (BillLine line : lines) {
            if (line.component() == component) {
                sum = sum.plus(line.amount());
            }
        }
        return sum;
    }

    /** What all components cost together: the sum of the rounded components. */
    public static Money total(List<BillLine> lines) {
        Money total = Money.ZERO;
        for (Component component : COMPONENTS) {
            total = total.plus(fee(lines, component));
        }
        return total;
    }

    private static void addIdling(List<BillLine> lines, Tariff tariff, IdleFee fee, Usage usage) {
        if (!usage.plugOutReported()) {
            lines.add(BillLine.ofUnknownIdling(tariff.version(), fee));
            return;
        }
        long minutes = fee.minutesAfterFree(usage.chargeEndedAt(), usage.serviceEndedAt());
        if (minutes > 0) {
            long charged = fee.chargedMinutes(usage.chargeEndedAt(), minutes, tariff.zone());
            lines.add(BillLine.ofIdling(tariff.version(), fee, charged, minutes));
        }
    }
}
