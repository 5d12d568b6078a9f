package org.chargeledger.billing.domain.view;

import java.time.Instant;
import java.util.UUID;

/** What an operator gave on top; {@code withdrawal} is null unless it was taken back. */
public record BonusView(UUID grantId, UUID driverId, long amountFen, String reason, String grantedBy, Instant grantedAt,
        TakenBack withdrawal) {}
