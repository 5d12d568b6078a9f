package org.chargeledger.notification.domain;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Money of a bill that went back to its driver: into the wallet, or against what the driver still owed. What goes on
 * from the wallet to earlier payments is a {@link Payout}, which tells of itself: each fen arrives once.
 *
 * @param sentOnFen null in events of before there was such a thing
 */
public record BillRefund(String operatorId, String billNo, UUID driverId, UUID refundId, long energyFeeFen,
        long serviceFeeFen, long idleFeeFen, long principalFen, long bonusFen, Long sentOnFen, String reason,
        Instant refundedAt) {

    /** Empty when all of it goes on. */
    public Optional<Message> message() {
        long sentOn = sentOnFen == null ? 0 : sentOnFen;
        long stays = energyFeeFen + serviceFeeFen + idleFeeFen - sentOn;
        return stays == 0 ? Optional.empty() : Optional.of(Message.ofBill(operatorId, Kind.REFUND_ARRIVED, billNo,
                refundId.toString(), driverId, Map.of("amount", Wording.yuan(stays), "reference", billNo,
                        "destination", principalFen + bonusFen > sentOn ? "退至余额" : "抵扣欠费",
                        "reason", Wording.reason(reason), "at", Wording.moment(refundedAt, Station.USUAL_ZONE)),
                refundedAt));
    }
}
