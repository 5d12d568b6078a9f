package org.chargeledger.billing.domain.view;

import java.time.Instant;
import java.util.UUID;

/**
 * What went back of a bill, by component, and the same by where it went: principal and bonus to the wallet as they had
 * paid, the rest is no longer owed. The wallet then paid {@code arrearsPaidFen} of what the driver owed.
 */
public record BillRefund(UUID refundId, String billNo, int billVersion, long energyFeeFen, long serviceFeeFen,
        long idleFeeFen, long principalFen, long bonusFen, long waivedFen, long arrearsPaidFen, String reason,
        String refundedBy, Instant refundedAt) {

    public long amountFen() {
        return energyFeeFen + serviceFeeFen + idleFeeFen;
    }
}
