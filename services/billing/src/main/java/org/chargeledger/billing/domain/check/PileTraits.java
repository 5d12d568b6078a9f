package org.chargeledger.billing.domain.check;

import java.util.Map;

/**
 * What a pile is, as far as a check asks. {@code model} is null and {@code ratedPowerW} 0 when nobody told; its
 * connectors can be built for less than the whole pile.
 */
public record PileTraits(String model, long ratedPowerW, Map<String, Long> connectorRatedPowerW) {

    public static final PileTraits UNKNOWN = new PileTraits(null, 0, Map.of());

    public PileTraits {
        connectorRatedPowerW = Map.copyOf(connectorRatedPowerW);
    }

    /** The pile's where nobody told more; 0: not known. */
    long ratedPowerW(String connectorNo) {
        return connectorRatedPowerW.getOrDefault(connectorNo, ratedPowerW);
    }
}
