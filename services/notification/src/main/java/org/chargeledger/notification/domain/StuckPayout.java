package org.chargeledger.notification.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * A part of a payout that the driver's card or account does not take; staff and driver have to find another way. It may happen
 * to the same part again.
 */
public record StuckPayout(String operatorId, UUID driverId, UUID payoutId, String refundNo, long amountFen,
        Instant abnormalSince) {

    public Message message() {
        var content = Payout.content(payoutId, amountFen, "收款账户异常", abnormalSince);
        content.put("destination", "待客服处理");
        content.put("advice", "请联系客服");
        return Message.ofMoment(operatorId, Kind.REFUND_FAILED, refundNo + " abnormal " + abnormalSince, driverId,
                content, abnormalSince);
    }
}
