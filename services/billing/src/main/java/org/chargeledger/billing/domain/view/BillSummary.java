package org.chargeledger.billing.domain.view;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The current version of a bill in a list. A held bill claims nothing yet; its codes say why. */
public record BillSummary(String billNo, int version, String state, String stationId, String pileCode,
        String connectorNo, UUID driverId, String nickname, String phone, String tariffId, int tariffVersion,
        long energyTenthWh, long energyFeeFen, long serviceFeeFen, long idleFeeFen, long totalFen, String voucherId,
        Long discountFen, Long dueFen, Long paidFen, Long receivableFen, Instant requestedAt, Instant chargeStartedAt,
        Instant chargeEndedAt, Instant serviceEndedAt, String stopReason, Instant ratedAt, Instant heldAt,
        Instant settledAt, List<Integer> codes) {}
