package org.chargeledger.billing.domain.view;

import java.time.Instant;
import java.util.UUID;

/** Money that came into a wallet; {@code reversal} is null unless it was taken back. */
public record RechargeView(UUID rechargeId, UUID driverId, long amountFen, String source, String reason,
        String rechargedBy, Instant rechargedAt, TakenBack reversal) {}
