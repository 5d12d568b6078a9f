package org.chargeledger.billing.domain.view;

import java.time.Instant;
import java.util.UUID;
import org.chargeledger.billing.domain.refund.Destination;
import org.chargeledger.billing.domain.refund.ItemState;

/**
 * One bill of a refund batch, for people to read. {@code reason} is set while it has failed, {@code refundedAt} once the
 * ledger gave the money back.
 */
public record RefundItemView(String billNo, int billVersion, UUID refundId, Person driver, String stationId,
        String stationName, Instant requestedAt, long billTotalFen, long idleFeeFen, long amountFen, ItemState state,
        Destination destination, String reason, Instant refundedAt, Instant changedAt) {}
