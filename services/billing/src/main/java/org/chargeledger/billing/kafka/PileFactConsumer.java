package org.chargeledger.billing.kafka;

import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.chargeledger.billing.app.AssembleSessions;
import org.chargeledger.kit.event.Inbox;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads pile-ingest.pile-fact.v1. Translates, and decides nothing. */
@ApplicationScoped
public class PileFactConsumer {

    private final Inbox inbox;
    private final AssembleSessions assembleSessions;

    PileFactConsumer(Inbox inbox, AssembleSessions assembleSessions) {
        this.inbox = inbox;
        this.assembleSessions = assembleSessions;
    }

    @Incoming("pile-facts")
    @Blocking
    public void on(ConsumerRecords<String, String> batch) {
        inbox.consume("billing.pile-facts", batch, (tx, events) ->
                assembleSessions.handle(tx, events.stream().flatMap(event -> PileFacts.read(event).stream()).toList()));
    }
}
