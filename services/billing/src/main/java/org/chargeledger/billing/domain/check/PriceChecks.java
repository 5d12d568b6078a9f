package org.chargeledger.billing.domain.check;

import java.util.EnumMap;
import java.util.Map;
import org.chargeledger.billing.domain.BandReading;
import org.chargeledger.rating.Band;
import org.chargeledger.rating.BillLine;
import org.chargeledger.rating.Component;

/** Whether the pile computed with the prices the driver was shown. Its amount is evidence and never the price. */
final class PriceChecks {

    private static final long NANO_YUAN_PER_FEN = 10_000_000;
    private static final long NANO_YUAN_PER_TEN_THOUSANDTH = 100_000;

    private PriceChecks() {}

    /** From either of its two energy readings: a pile with a loss ratio computes with the one that holds the loss. */
    static Evidence amount(Draft draft, long tolerance) {
        long reported = Math.multiplyExact(draft.record().reportedAmountTenThousandths(),
                NANO_YUAN_PER_TEN_THOUSANDTH);
        Map<Band, Long> prices = prices(draft);
        long ours = 0;
        long withLoss = 0;
        for (BandReading reading : draft.record().bands()) {
            long price = prices.getOrDefault(reading.band(), 0L);
            ours = Math.addExact(ours, Math.multiplyExact(reading.energyTenthWh(), price));
            withLoss = Math.addExact(withLoss, Math.multiplyExact(reading.lossEnergyTenthWh(), price));
        }
        long off = Math.min(Math.abs(reported - ours), Math.abs(reported - withLoss));
        return reported == 0 || off <= tolerance * NANO_YUAN_PER_FEN ? Evidence.NONE
                : Evidence.of("reportedAmountTenThousandths", draft.record().reportedAmountTenThousandths())
                        .and("ourAmountTenThousandths", ours / NANO_YUAN_PER_TEN_THOUSANDTH);
    }

    /** Band by band, where energy was charged and the pile told a price. */
    static Evidence priceModel(Draft draft, long tolerance) {
        Map<Band, Long> prices = prices(draft);
        Evidence evidence = Evidence.NONE;
        for (BandReading reading : draft.record().bands()) {
            Long ours = prices.get(reading.band());
            long pile = reading.unitPriceHundredThousandths();
            if (ours != null && pile != 0 && Math.abs(pile - ours) > tolerance) {
                evidence = evidence.and("pilePrice" + reading.band(), pile).and("ourPrice" + reading.band(), ours);
            }
        }
        return evidence;
    }

    /** Electricity and service together, as piles know them. */
    private static Map<Band, Long> prices(Draft draft) {
        var prices = new EnumMap<Band, Long>(Band.class);
        for (BillLine line : draft.bill().lines()) {
            if (line.component() != Component.IDLE_FEE) {
                line.band().ifPresent(band ->
                        prices.merge(band, line.unitPrice().hundredThousandths(), Long::sum));
            }
        }
        return prices;
    }
}
