package org.chargeledger.tariff.domain;

import java.time.Instant;
import java.util.List;

/** A version as staff asked for it, before anything is known to be right; anything may be absent. */
public record VersionDraft(String zoneId, Instant effectiveFrom, List<String> stationIds, String modelNo,
        List<Period> periods, IdleFee idleFee) {

    /** Prices in 0.00001 yuan per kWh; times as HH:mm of the zone, 24:00 for the end of the day. */
    public record Period(String from, String to, String band, Long energyPriceHundredThousandths,
            Long servicePriceHundredThousandths) {}

    public record IdleFee(Long perMinuteFen, Integer freeMinutes, Long capFen) {}

    public VersionDraft {
        stationIds = stationIds == null ? List.of() : stationIds.stream().toList();
        periods = periods == null ? List.of() : periods.stream().toList();
    }
}
