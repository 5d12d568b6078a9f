package org.chargeledger.pileingest.domain;

import java.time.Instant;
import java.time.LocalTime;
import java.util.List;

/** The part of a tariff version that a pile is told: prices by time of the local day, under a model number. */
public record TariffVersion(String operatorId, String tariffId, int version, String modelNo, Instant effectiveFrom,
        List<String> stationIds, List<Period> periods) {

    public TariffVersion {
        stationIds = List.copyOf(stationIds);
        periods = List.copyOf(periods);
    }

    /** [from, to), over midnight if {@code to} is not later than {@code from}; "24:00" ends the day as "00:00" does. */
    public record Period(String from, String to, Band band, long energyPriceHundredThousandths,
            long servicePriceHundredThousandths) {

        public boolean holdsAt(LocalTime time) {
            LocalTime start = LocalTime.parse(from);
            LocalTime end = to.equals("24:00") ? LocalTime.MIN : LocalTime.parse(to);
            boolean overMidnight = !start.isBefore(end);
            return overMidnight ? !time.isBefore(start) || time.isBefore(end)
                    : !time.isBefore(start) && time.isBefore(end);
        }
    }
}
