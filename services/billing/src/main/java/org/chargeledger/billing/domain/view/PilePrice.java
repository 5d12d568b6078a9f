package org.chargeledger.billing.domain.view;

import java.util.List;

/** What a session requested now at this pile would be pinned to. */
public record PilePrice(String pileCode, String stationId, String stationName, List<String> connectors,
        ShownPrice price) {}
