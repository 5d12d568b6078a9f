package org.chargeledger.sample;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Flow;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.event.Event;
import org.chargeledger.kit.event.Inbox;
import org.chargeledger.kit.event.Poison;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/** Adds up recharges per thing; a negative amount violates the table, a nameless one is poison by our own rule. */
@ApplicationScoped
class RechargeConsumer {

    private static final Logger LOG = Logger.getLogger(RechargeConsumer.class);

    record Recharge(String thing, long amount) {}

    private final Inbox inbox;

    RechargeConsumer(Inbox inbox) {
        this.inbox = inbox;
    }

    @Incoming("recharges")
    Flow.Subscriber<Message<ConsumerRecords<String, String>>> recharges() {
        return inbox.reader("sample.recharges", Set.of("billing.repeatable.v1"), RechargeConsumer::add);
    }

    private static void add(Tx tx, List<Event> events) {
        for (Event event : events) {
            Recharge recharge = event.as(Recharge.class);
            if (recharge.thing() == null) {
                throw new Poison("a recharge names its thing");
            }
            LOG.infof("recharged %s", recharge.thing());
            tx.send("""
                    insert into thing (id, operator_id, amount) values ($1, $2, $3)
                    on conflict (id) do update set amount = thing.amount + excluded.amount""",
                    recharge.thing(), event.operatorId(), recharge.amount());
        }
    }
}
