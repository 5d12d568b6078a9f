package org.chargeledger.notification.domain;

import java.time.Instant;
import java.util.UUID;

/** Money of the wallet that staff paid a driver outside the payment channel, by bank transfer or in cash. */
public record OfflinePayout(String operatorId, UUID driverId, UUID payoutId, long amountFen, String reason,
        Instant refundedAt) {

    public Message message() {
        var content = Payout.content(payoutId, amountFen, Wording.reason(reason), refundedAt);
        content.put("destination", "线下退款");
        return Message.ofMoment(operatorId, Kind.REFUND_ARRIVED, payoutId.toString(), driverId, content, refundedAt);
    }
}
