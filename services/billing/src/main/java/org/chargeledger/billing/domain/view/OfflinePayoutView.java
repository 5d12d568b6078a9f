package org.chargeledger.billing.domain.view;

import java.time.Instant;
import java.util.UUID;

/** Principal that left a wallet outside WeChat Pay; {@code reference} finds the bank transfer or the receipt. */
public record OfflinePayoutView(UUID payoutId, UUID driverId, long amountFen, String reference, String reason,
        String paidBy, Instant paidAt) {}
