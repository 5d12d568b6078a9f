package org.chargeledger.reporting.domain;

import java.time.Instant;
import java.util.UUID;

/** What was paid later of what was owed of a version of a bill, by component. */
public record ArrearsPayment(String operatorId, UUID eventId, String billNo, int billVersion, long energyFeeFen,
        long serviceFeeFen, long idleFeeFen, Instant at) {}
