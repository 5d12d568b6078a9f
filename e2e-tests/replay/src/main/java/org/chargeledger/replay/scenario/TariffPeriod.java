package org.chargeledger.replay.scenario;

import java.time.LocalTime;
import java.util.List;

/** Prices of a part of the day at a station; {@code until} is exclusive, and 24:00 is written as midnight. */
public record TariffPeriod(
        String tariffId, String stationId, String stationName, String modelNo, LocalTime from, LocalTime until,
        Band band, long energyPriceHundredThousandths, long servicePriceHundredThousandths) {

    static final List<String> COLUMNS = List.of("tariff_id", "station_id", "station_name", "model_no", "from", "until",
            "band", "energy_price_hundred_thousandths", "service_price_hundred_thousandths");

    static TariffPeriod of(CsvRow row) {
        return new TariffPeriod(row.text("tariff_id"), row.text("station_id"), row.text("station_name"),
                row.text("model_no"), LocalTime.parse(row.text("from")), LocalTime.parse(row.text("until")),
                Band.valueOf(row.text("band")), row.number("energy_price_hundred_thousandths"),
                row.number("service_price_hundred_thousandths"));
    }

    public List<Object> cells() {
        return List.of(tariffId, stationId, stationName, modelNo, from, until, band, energyPriceHundredThousandths,
                servicePriceHundredThousandths);
    }

    boolean covers(LocalTime time) {
        return !time.isBefore(from) && (time.isBefore(until) || until.equals(LocalTime.MIDNIGHT));
    }
}
