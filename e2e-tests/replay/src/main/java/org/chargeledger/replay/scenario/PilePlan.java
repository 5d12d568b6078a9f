package org.chargeledger.replay.scenario;

import java.util.List;

/** A pile of the scenario, with the meter reading of each connector at the beginning. */
public record PilePlan(
        String pileCode, String protocolId, String stationId, String vendor, String model, long ratedPowerW,
        String firmware, List<Long> meterTenthWh) {

    static final List<String> COLUMNS = List.of("pile_code", "protocol_id", "station_id", "vendor", "model",
            "rated_power_w", "firmware", "meter_01_tenth_wh", "meter_02_tenth_wh");

    public static final List<String> CONNECTORS = List.of("01", "02");

    static PilePlan of(CsvRow row) {
        return new PilePlan(row.text("pile_code"), row.text("protocol_id"), row.text("station_id"), row.text("vendor"),
                row.text("model"), row.number("rated_power_w"), row.text("firmware"),
                List.of(row.number("meter_01_tenth_wh"), row.number("meter_02_tenth_wh")));
    }

    public List<Object> cells() {
        return List.of(pileCode, protocolId, stationId, vendor, model, ratedPowerW, firmware,
                meterTenthWh.getFirst(), meterTenthWh.getLast());
    }
}
