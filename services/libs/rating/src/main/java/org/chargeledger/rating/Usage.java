package org.chargeledger.rating;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * What a driver used: energy by band, in which bands it is estimated, the end of charging, the end of service (normally
 * the plug-out), and whether this pile can report a plug-out at all.
 */
public record Usage(Map<Band, Energy> energyByBand, Set<Band> estimatedBands, Instant chargeEndedAt,
        Instant serviceEndedAt, boolean plugOutReported) {

    public Usage {
        energyByBand = Map.copyOf(energyByBand);
        estimatedBands = Set.copyOf(estimatedBands);
        energyByBand.forEach((band, energy) -> {
            if (energy.tenthWh() < 0) {
                throw new IllegalArgumentException("negative energy in " + band + ": " + energy);
            }
        });
    }

    /** Measured by band, at a pile that reports the plug-out. */
    public Usage(Map<Band, Energy> energyByBand, Instant chargeEndedAt, Instant serviceEndedAt) {
        this(energyByBand, Set.of(), chargeEndedAt, serviceEndedAt, true);
    }

    public Energy energy() {
        return energyByBand.values().stream().reduce(Energy.ZERO, Energy::plus);
    }
}
