package org.chargeledger.pileingest.domain;

import java.util.Optional;

/** What a connector measures at one moment. No transaction number: the pile shows none. */
public record ConnectorReading(String connectorNo, Optional<String> transactionNo, ConnectorStatus status,
        boolean plugged, long energyTenthWh, long lossEnergyTenthWh, long reportedAmountTenThousandths,
        int chargedMinutes, int soc, int voltageTenthV, int currentTenthA, String rawFaults) {}
