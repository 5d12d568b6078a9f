package org.chargeledger.pileingest.domain;

import java.time.Instant;
import java.util.List;

/** A pile with its presence; never connected: offline, and no times. */
public record PileState(String pileCode, String stationId, String protocolId, String vendor, String model,
        int ratedPowerW, List<ConnectorRating> connectorRatings, List<String> connectors, boolean reportsPlugOut,
        String firmware, boolean online, Instant onlineSince, Instant offlineSince, Instant observedUntil) {}
