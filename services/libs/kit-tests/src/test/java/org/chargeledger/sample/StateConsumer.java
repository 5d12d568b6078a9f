package org.chargeledger.sample;

import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.event.Event;
import org.chargeledger.kit.event.Inbox;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps each thing as it was last told to be; a negative amount violates the table. */
@ApplicationScoped
class StateConsumer {

    record State(long amount) {}

    private final Inbox inbox;

    StateConsumer(Inbox inbox) {
        this.inbox = inbox;
    }

    @Incoming("states")
    @Blocking
    void on(ConsumerRecords<String, String> batch) {
        inbox.consumeLatest("sample.states", batch, StateConsumer::keep);
    }

    private static void keep(Tx tx, List<Event> events) {
        events.forEach(event -> tx.send("""
                insert into thing (id, operator_id, amount) values ($1, $2, $3)
                on conflict (id) do update set amount = excluded.amount""",
                event.key(), event.operatorId(), event.as(State.class).amount()));
    }
}
