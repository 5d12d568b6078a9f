package org.chargeledger.billing.domain;

import org.chargeledger.rating.Band;

/** What a pile measured and computed in one band; only the energy is ever priced. */
public record BandReading(Band band, long energyTenthWh, long lossEnergyTenthWh, long unitPriceHundredThousandths,
        long reportedAmountTenThousandths) {

    boolean negative() {
        return energyTenthWh < 0 || lossEnergyTenthWh < 0 || unitPriceHundredThousandths < 0
                || reportedAmountTenThousandths < 0;
    }
}
