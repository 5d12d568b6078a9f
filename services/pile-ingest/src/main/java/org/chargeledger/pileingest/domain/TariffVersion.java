package org.chargeledger.pileingest.domain;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chargeledger.rating.Band;
import org.chargeledger.rating.DayPeriod;
import org.chargeledger.rating.FourRates;
import org.chargeledger.rating.Tariff;
import org.chargeledger.rating.UnitPrice;

/** The part of a tariff version that a pile is told: where it holds, and the prices of each local day. */
public record TariffVersion(String operatorId, String tariffId, int version, String modelNo, String zoneId,
        Instant effectiveFrom, List<String> stationIds, List<String> pileCodes, boolean wholeOperator,
        List<String> withdrawnStationIds, List<String> withdrawnPileCodes,
        boolean withdrawnWholeOperator, List<Period> periods, List<DayPlan> dayPlans) {

    /** Prices in 0.00001 yuan per kWh. */
    public record Period(String from, String to, Band band, long energyPriceHundredThousandths,
            long servicePriceHundredThousandths) {

        private DayPeriod rated() {
            return DayPeriod.of(from, to, band, new UnitPrice(energyPriceHundredThousandths),
                    new UnitPrice(servicePriceHundredThousandths));
        }
    }

    /** Days that have periods of their own. */
    public record DayPlan(String name, List<LocalDate> dates, List<Season> seasons, List<DayOfWeek> weekdays,
            List<Period> periods) {

        private org.chargeledger.rating.DayPlan rated() {
            return new org.chargeledger.rating.DayPlan(name, Set.copyOf(dates),
                    seasons.stream().map(Season::rated).toList(), Set.copyOf(weekdays),
                    periods.stream().map(Period::rated).toList());
        }
    }

    /** Days of every year as MM-dd, both included. */
    public record Season(String from, String to) {

        private org.chargeledger.rating.Season rated() {
            return new org.chargeledger.rating.Season(MonthDay.parse("--" + from), MonthDay.parse("--" + to));
        }
    }

    /** Versions that were published before a list existed do not have it. */
    public TariffVersion {
        stationIds = orEmpty(stationIds);
        pileCodes = orEmpty(pileCodes);
        withdrawnStationIds = orEmpty(withdrawnStationIds);
        withdrawnPileCodes = orEmpty(withdrawnPileCodes);
        periods = orEmpty(periods);
        dayPlans = orEmpty(dayPlans);
    }

    private static <T> List<T> orEmpty(List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    /** What a pile shows at a moment: the prices of the local day it falls on. */
    public DayPrices at(Instant moment) {
        return new DayPrices(modelNo, rated(), LocalDate.ofInstant(moment, ZoneId.of(zoneId)));
    }

    /** What a pile that shows this version on such a day counts at its four rates. */
    public FourRates fourRates(ShownPrices shown) {
        return shown.fourRates(rated());
    }

    private Tariff rated() {
        return new Tariff(new org.chargeledger.rating.TariffVersion(tariffId, version), ZoneId.of(zoneId),
                periods.stream().map(Period::rated).toList(), dayPlans.stream().map(DayPlan::rated).toList(),
                Optional.empty());
    }
}
