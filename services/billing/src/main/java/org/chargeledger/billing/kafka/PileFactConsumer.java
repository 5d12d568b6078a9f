package org.chargeledger.billing.kafka;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.Flow;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.chargeledger.billing.app.AssembleSessions;
import org.chargeledger.kit.event.Inbox;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

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
    public Flow.Subscriber<Message<ConsumerRecords<String, String>>> facts() {
        return inbox.reader("billing.pile-facts", Set.of(PileFacts.OBSERVED), (tx, events) ->
                assembleSessions.handle(tx, events.stream().flatMap(event -> PileFacts.read(event).stream()).toList()));
    }
}
