package org.chargeledger.billing.domain.view;

import java.util.List;

/** A bill with every reason for its amount: each line is exact, each component is summed and rounded once. */
public record BillExplanation(BillSummary bill, List<Line> lines, List<RoundedComponent> components) {

    /** {@code quantity} counts {@code unit}: 0.0001 kWh, priced per kWh, or whole minutes, priced per minute. */
    public record Line(int lineNo, String component, String band, long quantity, String unit,
            long unitPriceHundredThousandths, String tariffId, int tariffVersion, long amountNanoYuan,
            boolean capped) {}

    /** {@code roundingNanoYuan} is what half-up rounding to the fen added or took away. */
    public record RoundedComponent(String component, long exactNanoYuan, long roundingNanoYuan, long amountFen) {}
}
