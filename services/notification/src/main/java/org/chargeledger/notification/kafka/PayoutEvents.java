package org.chargeledger.notification.kafka;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.event.Event;
import org.chargeledger.kit.event.Poison;
import org.chargeledger.notification.app.TellOfPayouts;
import org.chargeledger.notification.domain.Payout;
import org.chargeledger.notification.domain.PayoutEnd.Part;

/** The events of billing.wallet.v1 about money on its way back. */
@ApplicationScoped
class PayoutEvents {

    record Requested(String operatorId, UUID driverId, UUID payoutId, long amountFen, Integer parts,
            String reason, Instant requestedAt) {}

    /** The part of the wallet-refund events that a message shows; each names its own time. */
    record Ended(String operatorId, UUID driverId, UUID payoutId, String refundNo, long amountFen, String reason,
            long arrearsPaidFen, Instant doneAt, Instant failedAt) {

        Part part() {
            boolean arrived = failedAt == null;
            return new Part(refundNo, amountFen, arrived, arrived ? null : reason, arrearsPaidFen,
                    arrived ? doneAt : failedAt, false);
        }
    }

    private final TellOfPayouts tellOfPayouts;

    PayoutEvents(TellOfPayouts tellOfPayouts) {
        this.tellOfPayouts = tellOfPayouts;
    }

    /** Other events of the topic say nothing here. */
    void tell(Tx tx, Event event) {
        switch (event.type()) {
            case "billing.wallet-refund-requested.v1" -> tellOfPayouts.requested(tx, requested(event));
            case "billing.wallet-refund-done.v1", "billing.wallet-refund-failed.v1" -> {
                Ended ended = ended(event);
                tellOfPayouts.ended(tx, ended.operatorId(), ended.payoutId(), ended.driverId(), ended.part());
            }
            default -> { }
        }
    }

    static Payout requested(Event event) {
        Requested asked = event.as(Requested.class);
        require(asked.operatorId(), asked.driverId(), asked.payoutId(), asked.requestedAt());
        return new Payout(asked.operatorId(), asked.driverId(), asked.payoutId(), asked.amountFen(), asked.parts(),
                asked.reason(), asked.requestedAt());
    }

    static Ended ended(Event event) {
        Ended ended = event.as(Ended.class);
        require(ended.operatorId(), ended.driverId(), ended.payoutId(), ended.refundNo(), ended.part().endedAt());
        return ended;
    }

    private static void require(Object... values) {
        for (Object value : values) {
            if (value == null) {
                throw new Poison("a payout lacks its operator, driver, number or time");
            }
        }
    }
}
