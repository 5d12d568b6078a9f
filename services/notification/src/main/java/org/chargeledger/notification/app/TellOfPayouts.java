package org.chargeledger.notification.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.notification.domain.Message;
import org.chargeledger.notification.domain.Payout;
import org.chargeledger.notification.domain.PayoutEnd.Part;
import org.chargeledger.notification.store.Messages;
import org.chargeledger.notification.store.Payouts;

/** Drivers read of a payout when it is asked for and when its last part ended, or part by part if nobody heard of the request before. */
@ApplicationScoped
public class TellOfPayouts {

    private final Payouts payouts;
    private final Messages messages;

    TellOfPayouts(Payouts payouts, Messages messages) {
        this.payouts = payouts;
        this.messages = messages;
    }

    public void requested(Tx tx, Payout payout) {
        payouts.requested(tx, payout);
        messages.add(tx, List.of(payout.message()));
        tellEnd(tx, payout.operatorId(), payout.payoutId());
    }

    public void ended(Tx tx, String operatorId, UUID payoutId, UUID driverId, Part part) {
        payouts.ended(tx, operatorId, payoutId, driverId, part);
        tellEnd(tx, operatorId, payoutId);
    }

    private void tellEnd(Tx tx, String operatorId, UUID payoutId) {
        List<Message> told = payouts.end(tx, operatorId, payoutId).messages();
        if (!told.isEmpty()) {
            messages.add(tx, told);
            payouts.told(tx, operatorId, payoutId);
        }
    }
}
