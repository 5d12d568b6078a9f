package org.chargeledger.billing.domain.view;

import java.time.Instant;
import java.util.List;

/**
 * The current version of a bill in a list. A held bill claims nothing yet: its findings say why, and its energy is what
 * was last seen in realtime data; {@code expectedFen} is what it would come to by its record or by what was seen, and
 * {@code shortfallFen} what its reserve lacks of that, both null where no price is known. {@code refundedFen} of what is
 * due had gone back by refunds before this version was made, and was not charged again; due is this, what was paid and
 * what is owed.
 */
public record BillSummary(String billNo, int billVersion, String state, String stationId, String stationName,
        String pileCode, String connectorNo, Person driver, String tariffId, int tariffVersion, long energyTenthWh,
        long energyFeeFen, long serviceFeeFen, long idleFeeFen, long totalFen, String voucherId, Long discountFen,
        Long dueFen, Long paidFen, Long receivableFen, Long refundedFen, Instant requestedAt, Instant chargeStartedAt,
        Instant chargeEndedAt, Instant serviceEndedAt, String stopReason, Instant ratedAt, Instant heldAt,
        Instant settledAt, long reservedFen, Long expectedFen, Long shortfallFen, Long energySeenTenthWh,
        List<Integer> codes, List<HeldBecause> findings, PriceSuperseded priceSuperseded) {

    /** The version that was in force when this settled bill was rated by another, because it arrived late. */
    public record PriceSuperseded(String tariffId, int tariffVersion) {}
}
