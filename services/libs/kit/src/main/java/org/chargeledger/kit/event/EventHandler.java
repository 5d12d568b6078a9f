package org.chargeledger.kit.event;

import java.util.List;
import org.chargeledger.kit.db.Tx;

/** The effect of a batch of fresh events, inside the transaction that also remembers them. */
@FunctionalInterface
public interface EventHandler {

    /** Throws {@link Poison} (or any other exception that is not the database's failure) to refuse an event for ever. */
    void handle(Tx tx, List<Event> events);
}
