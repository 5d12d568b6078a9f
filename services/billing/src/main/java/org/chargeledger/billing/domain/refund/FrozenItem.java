package org.chargeledger.billing.domain.refund;

import java.time.Instant;
import java.util.UUID;
import org.chargeledger.billing.domain.BillNo;
import org.chargeledger.rating.Money;

/** A version of a bill as it stood when a refund batch was frozen, and what shall go back of it. */
public record FrozenItem(BillNo billNo, int billVersion, UUID driverId, String stationId, Instant requestedAt,
        Money total, Money idleFee, Money amount) {

    public FrozenItem {
        if (amount.fen() <= 0) {
            throw new IllegalArgumentException(billNo + " gives nothing back: " + amount);
        }
    }
}
