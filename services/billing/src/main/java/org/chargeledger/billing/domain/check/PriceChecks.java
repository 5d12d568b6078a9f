package org.chargeledger.billing.domain.check;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.chargeledger.billing.domain.BandReading;
import org.chargeledger.billing.domain.MisplacedEnergy;
import org.chargeledger.rating.Band;
import org.chargeledger.rating.BillLine;
import org.chargeledger.rating.Component;
import org.chargeledger.rating.Rating;

/** Whether the pile computed with the prices the driver was shown. Its amount is evidence and never the price. */
final class PriceChecks {

    private static final long NANO_YUAN_PER_FEN = 10_000_000;
    private static final long NANO_YUAN_PER_TEN_THOUSANDTH = 100_000;
    /** Less than this in a band tells nothing. */
    private static final long STRAY_TENTH_WH = 1_000;

    private PriceChecks() {}

    /** From our price, or from its energy with the loss: a pile with a loss ratio computes with that. */
    static Evidence amount(Draft draft, long tolerance) {
        long reported = Math.multiplyExact(draft.record().reportedAmountTenThousandths(),
                NANO_YUAN_PER_TEN_THOUSANDTH);
        long ours = Rating.exact(draft.bill().lines(), Component.ENERGY_FEE)
                .plus(Rating.exact(draft.bill().lines(), Component.SERVICE_FEE)).nanoYuan();
        long off = Math.absExact(Math.subtractExact(reported, ours));
        if (!draft.record().bands().isEmpty()) {
            off = Math.min(off, Math.absExact(Math.subtractExact(reported, withLoss(draft))));
        }
        return reported == 0 || off <= Math.multiplyExact(tolerance, NANO_YUAN_PER_FEN) ? Evidence.NONE
                : Evidence.of("reportedAmountTenThousandths", draft.record().reportedAmountTenThousandths())
                        .and("ourAmountTenThousandths", ours / NANO_YUAN_PER_TEN_THOUSANDTH);
    }

    private static long withLoss(Draft draft) {
        Map<Band, Long> prices = prices(draft);
        long withLoss = 0;
        for (BandReading reading : draft.record().bands()) {
            withLoss = Math.addExact(withLoss,
                    Math.multiplyExact(reading.lossEnergyTenthWh(), prices.getOrDefault(reading.band(), 0L)));
        }
        return withLoss;
    }

    /**
     * Band by band, where energy was charged: a price other than ours, or a time at which ours has another band. Where
     * it looks as if bands were swapped, the realtime curve tells.
     */
    static Evidence priceModel(Draft draft, long tolerance) {
        Map<Band, Long> prices = prices(draft);
        Set<Band> passed = draft.bandsPassed();
        Evidence evidence = Evidence.NONE;
        for (BandReading reading : draft.record().bands()) {
            if (reading.energyTenthWh() > STRAY_TENTH_WH && !passed.contains(reading.band())) {
                evidence = evidence.and("energyOutsideOf" + reading.band() + "TenthWh", reading.energyTenthWh());
            }
            Long ours = prices.get(reading.band());
            long pile = reading.unitPriceHundredThousandths();
            if (ours != null && pile != 0 && Math.abs(pile - ours) > tolerance) {
                evidence = evidence.and("pilePrice" + reading.band(), pile).and("ourPrice" + reading.band(), ours);
            }
        }
        long misplaced = MisplacedEnergy.tenthWh(draft.record(), draft.tariff(), draft.around().curve());
        return misplaced == 0 ? evidence : evidence.and("misplacedTenthWh", misplaced);
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
