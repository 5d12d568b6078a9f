package org.chargeledger.billing.domain.view;

import java.time.Instant;
import java.util.UUID;
import org.chargeledger.billing.domain.refund.Destination;
import org.chargeledger.billing.domain.refund.ItemState;

/**
 * What a driver got back of a bill. {@code waivedFen} of it was only owed, and {@code arrearsPaidFen} paid for other
 * bills; the rest is in the wallet, or goes on to the payment it came from and is {@code DONE} when it has arrived.
 */
public record DriverRefund(UUID refundId, String billNo, long amountFen, long waivedFen, long arrearsPaidFen,
        ItemState state, Destination destination, String reason, Instant refundedAt) {}
