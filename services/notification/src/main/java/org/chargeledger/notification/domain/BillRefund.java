package org.chargeledger.notification.domain;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Money of a bill that went back to its driver: into the wallet, or against what the driver still owed of this bill or
 * of others. What goes on from the wallet to earlier payments is a {@link Payout}, which tells of itself: each fen
 * arrives once.
 *
 * @param arrearsPaidFen what the wallet paid of it at once for other bills; null in old events, as {@code sentOnFen}
 */
public record BillRefund(String operatorId, String billNo, UUID driverId, UUID refundId, long energyFeeFen,
        long serviceFeeFen, long idleFeeFen, long principalFen, long bonusFen, Long arrearsPaidFen,
        Long sentOnFen, String reason, Instant refundedAt) {

    /** Empty when all of it goes on. */
    public Optional<Message> message() {
        long sentOn = orZero(sentOnFen);
        long stays = energyFeeFen + serviceFeeFen + idleFeeFen - sentOn;
        return stays == 0 ? Optional.empty() : Optional.of(Message.ofBill(operatorId, Kind.REFUND_ARRIVED, billNo,
                refundId.toString(), driverId, Map.of("amount", Wording.yuan(stays), "reference", billNo,
                        "destination", Wording.inWallet(stays,
                                principalFen + bonusFen - sentOn - orZero(arrearsPaidFen), "退至余额"),
                        "reason", Wording.reason(reason), "at", Wording.moment(refundedAt, Station.USUAL_ZONE)),
                refundedAt));
    }

    private static long orZero(Long fen) {
        return fen == null ? 0 : fen;
    }
}
