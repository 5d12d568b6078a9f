package org.chargeledger.pileingest.kafka;

import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.event.Event;
import org.chargeledger.kit.event.Inbox;
import org.chargeledger.pileingest.app.AcceptCommands;
import org.chargeledger.pileingest.app.AcceptCommands.StartWanted;
import org.chargeledger.pileingest.app.AcceptCommands.StopWanted;
import org.chargeledger.pileingest.app.GiveUpUnheldStarts;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Reads billing.pile-command.v1. Translates, and decides nothing. */
@ApplicationScoped
class PileCommandConsumer {

    private static final Logger LOG = Logger.getLogger(PileCommandConsumer.class);

    private final Inbox inbox;
    private final AcceptCommands acceptCommands;
    private final GiveUpUnheldStarts unheldStarts;

    PileCommandConsumer(Inbox inbox, AcceptCommands acceptCommands, GiveUpUnheldStarts unheldStarts) {
        this.inbox = inbox;
        this.acceptCommands = acceptCommands;
        this.unheldStarts = unheldStarts;
    }

    @Incoming("pile-commands")
    @Blocking
    void on(ConsumerRecords<String, String> batch) {
        inbox.consume("pile-ingest.pile-commands", batch, this::accept);
        answerForAbsentPiles();
    }

    private void accept(Tx tx, List<Event> events) {
        for (Event event : events) {
            if (event.is("billing.start-requested.v1")) {
                acceptCommands.start(tx, event.as(StartWanted.class));
            } else if (event.is("billing.stop-requested.v1")) {
                acceptCommands.stop(tx, event.as(StopWanted.class));
            }
        }
    }

    /** At once, so that a driver at a dead pile does not wait; the sweep repeats it if it fails. */
    private void answerForAbsentPiles() {
        try {
            unheldStarts.sweep();
        } catch (RuntimeException e) {
            LOG.warnf("starts at absent piles wait for the next sweep: %s", e.toString());
        }
    }
}
