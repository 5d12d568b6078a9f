package org.chargeledger.pileingest.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chargeledger.rating.Band;
import org.chargeledger.rating.DayPeriod;
import org.chargeledger.rating.FourRates;
import org.chargeledger.rating.Tariff;

/** The prices of one local day, which a pile shows under the number of their version. */
public record DayPrices(String modelNo, Tariff tariff, LocalDate day) {

    /** The band at the start of each half hour. */
    public List<Band> halfHours() {
        return tariff.halfHourBands(day);
    }

    /** The prices of a band, on this day or another one; empty if the version does not have it. */
    public Optional<DayPeriod> priceOf(Band band) {
        return tariff.dayPlans().stream().flatMap(plan -> plan.periods().stream()).filter(period -> period.band() == band)
                .findFirst().or(() -> tariff.periods().stream().filter(period -> period.band() == band).findFirst());
    }

    /** True if the version's number alone says which prices a pile has. */
    public boolean everyDay() {
        return tariff.dayPlans().isEmpty();
    }

    public ShownPrices shown() {
        return ShownPrices.of(modelNo, tariff, day);
    }

    public FourRates fourRates() {
        return shown().fourRates(tariff);
    }

    /** Whether a pile that has these goes on counting the same at each rate once it is told; another version never. */
    public boolean continues(ShownPrices before) {
        return before.modelNo().equals(modelNo) && before.fourRates(tariff).equals(fourRates());
    }

    public Instant nextDay() {
        return day.plusDays(1).atStartOfDay(tariff.zone()).toInstant();
    }
}
