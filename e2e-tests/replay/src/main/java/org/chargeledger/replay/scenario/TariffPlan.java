package org.chargeledger.replay.scenario;

import java.time.LocalTime;
import java.util.List;
import java.util.stream.Stream;

/** The time-of-use prices of one station; its idle fee is the same everywhere in this scenario. */
public record TariffPlan(List<TariffPeriod> periods) {

    public static final long IDLE_FEE_PER_MINUTE_FEN = 80;
    public static final long IDLE_FREE_MINUTES = 15;

    public String tariffId() {
        return periods.getFirst().tariffId();
    }

    public String stationId() {
        return periods.getFirst().stationId();
    }

    public String stationName() {
        return periods.getFirst().stationName();
    }

    public String modelNo() {
        return periods.getFirst().modelNo();
    }

    public Band bandAt(LocalTime time) {
        return periods.stream().filter(period -> period.covers(time)).findFirst().orElseThrow().band();
    }

    public long energyPrice(Band band) {
        return of(band).mapToLong(TariffPeriod::energyPriceHundredThousandths).findFirst().orElse(0);
    }

    public long servicePrice(Band band) {
        return of(band).mapToLong(TariffPeriod::servicePriceHundredThousandths).findFirst().orElse(0);
    }

    private Stream<TariffPeriod> of(Band band) {
        return periods.stream().filter(period -> period.band() == band);
    }
}
