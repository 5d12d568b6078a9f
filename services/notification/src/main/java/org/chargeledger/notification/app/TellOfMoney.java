package org.chargeledger.notification.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.notification.domain.Message;
import org.chargeledger.notification.store.Messages;

/** Drivers read of refunds, vouchers and a balance that runs low; which of it is wanted and allowed the store knows. */
@ApplicationScoped
public class TellOfMoney {

    private final Messages messages;

    TellOfMoney(Messages messages) {
        this.messages = messages;
    }

    public void tell(Tx tx, List<Message> told) {
        if (!told.isEmpty()) {
            messages.add(tx, told);
        }
    }
}
