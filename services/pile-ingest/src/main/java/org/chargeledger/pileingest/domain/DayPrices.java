package org.chargeledger.pileingest.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chargeledger.rating.Band;
import org.chargeledger.rating.DayPeriod;
import org.chargeledger.rating.Tariff;

/** The prices of one local day, which a pile shows under the number of their version. */
public record DayPrices(String modelNo, Tariff tariff, LocalDate day) {

    private static final int ORDINARY = 0;

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
        return new ShownPrices(modelNo,
                tariff.planOn(day).map(plan -> tariff.dayPlans().indexOf(plan) + 1).orElse(ORDINARY));
    }

    public Instant nextDay() {
        return day.plusDays(1).atStartOfDay(tariff.zone()).toInstant();
    }
}
