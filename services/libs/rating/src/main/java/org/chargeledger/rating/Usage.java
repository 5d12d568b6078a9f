package org.chargeledger.rating;

import java.time.Instant;
import java.util.Map;

/** What a driver used: energy by band, the end of charging, and the end of service (normally the plug-out). */
public record Usage(Map<Band, Energy> energyByBand, Instant chargeEndedAt, Instant serviceEndedAt) {

    public Usage {
        energyByBand = Map.copyOf(energyByBand);
        energyByBand.forEach((band, energy) -> {
            if (energy.tenthWh() < 0) {
                throw new IllegalArgumentException("negative energy in " + band + ": " + energy);
            }
        });
    }

    public Energy energy() {
        return energyByBand.values().stream().reduce(Energy.ZERO, Energy::plus);
    }
}
