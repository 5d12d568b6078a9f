package org.chargeledger.reporting.domain;

import java.time.Instant;
import java.util.UUID;

/** A part of a settled version of a bill that went back to whoever bore it; the bill itself stays as it is. */
public record BillRefund(String operatorId, UUID refundId, String billNo, long energyFeeFen, long serviceFeeFen,
        long idleFeeFen, Instant at, int billVersion) {}
