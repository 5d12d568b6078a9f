package org.chargeledger.pileingest.domain;

import java.time.LocalDate;
import org.chargeledger.rating.FourRates;
import org.chargeledger.rating.Tariff;

/** What a pile has: a version under its number, with the bands of one of its day plans; 0 is the ordinary day. */
public record ShownPrices(String modelNo, int dayPlan) {

    private static final int ORDINARY = 0;

    static ShownPrices of(String modelNo, Tariff tariff, LocalDate day) {
        return new ShownPrices(modelNo,
                tariff.planOn(day).map(plan -> tariff.dayPlans().indexOf(plan) + 1).orElse(ORDINARY));
    }

    /** What a pile that has them counts at its four rates; the tariff is that of the number. */
    FourRates fourRates(Tariff tariff) {
        return tariff.fourRates(dayPlan == ORDINARY ? tariff.periods() : tariff.dayPlans().get(dayPlan - 1).periods());
    }
}
