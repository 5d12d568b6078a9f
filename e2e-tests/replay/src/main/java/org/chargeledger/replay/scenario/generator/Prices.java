package org.chargeledger.replay.scenario.generator;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.chargeledger.replay.scenario.Band;
import org.chargeledger.replay.scenario.TariffPeriod;
import org.chargeledger.replay.scenario.TariffPlan;

/** The time-of-use prices of the two stations. The flat prices of 0.76 and 0.34 are those of a real bill of 2019. */
final class Prices {

    static final String STATION_108 = "ST-108";
    static final String STATION_SONGGANG = "ST-SONGGANG";

    private Prices() {
    }

    static List<TariffPlan> tariffs() {
        return List.of(
                day("TOU-108", STATION_108, "108物流园", "0001", 40_000, 34_000, 30_000),
                day("TOU-SONGGANG", STATION_SONGGANG, "松岗工业园", "0002", 42_500, 36_250, 31_875));
    }

    private static TariffPlan day(
            String tariffId, String stationId, String name, String modelNo, long peakService, long flatService,
            long valleyService) {
        String[] starts = {"00:00", "07:00", "10:00", "15:00", "18:00", "21:00", "23:00"};
        Band[] bands = {Band.VALLEY, Band.FLAT, Band.PEAK, Band.FLAT, Band.PEAK, Band.FLAT, Band.VALLEY};
        List<TariffPeriod> periods = new ArrayList<>();
        for (int i = 0; i < starts.length; i++) {
            LocalTime until = i + 1 < starts.length ? LocalTime.parse(starts[i + 1]) : LocalTime.MIDNIGHT;
            long energy = switch (bands[i]) {
                case SHARP, PEAK -> 108_620;
                case FLAT -> 76_000;
                case VALLEY -> 31_153;
            };
            long service = switch (bands[i]) {
                case SHARP, PEAK -> peakService;
                case FLAT -> flatService;
                case VALLEY -> valleyService;
            };
            periods.add(new TariffPeriod(tariffId, stationId, name, modelNo, LocalTime.parse(starts[i]), until, bands[i],
                    energy, service));
        }
        return new TariffPlan(periods);
    }
}
