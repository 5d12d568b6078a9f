package org.chargeledger.notification.domain;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Money of a bill that went back to its driver: into the wallet, or against what the driver still owed. */
public record BillRefund(String operatorId, String billNo, UUID driverId, UUID refundId, long energyFeeFen,
        long serviceFeeFen, long idleFeeFen, long principalFen, long bonusFen, String reason, Instant refundedAt) {

    public Message message() {
        return Message.ofBill(operatorId, Kind.REFUND_ARRIVED, billNo, refundId.toString(), driverId, Map.of(
                "amount", Wording.yuan(energyFeeFen + serviceFeeFen + idleFeeFen), "reference", billNo,
                "destination", principalFen + bonusFen > 0 ? "退至余额" : "抵扣欠费",
                "reason", Wording.reason(reason), "at", Wording.moment(refundedAt, Station.USUAL_ZONE)), refundedAt);
    }
}
