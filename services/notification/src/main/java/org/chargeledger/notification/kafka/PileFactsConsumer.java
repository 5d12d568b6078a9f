package org.chargeledger.notification.kafka;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.event.CloudEvents;
import org.chargeledger.kit.event.Event;
import org.chargeledger.kit.event.Inbox;
import org.chargeledger.kit.event.Poison;
import org.chargeledger.notification.app.AlarmOfOfflinePiles;
import org.chargeledger.notification.app.AlarmOfOfflinePiles.Connectivity;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads pile-ingest.pile-fact.v1 for lost and regained connections; the flood of other facts is left out unread. */
@ApplicationScoped
public class PileFactsConsumer {

    static final String CONNECTED = "pile-ingest.pile-connected.v1";
    static final String DISCONNECTED = "pile-ingest.pile-disconnected.v1";
    private static final Set<String> READ = Set.of(CONNECTED, DISCONNECTED);

    record PileConnectivity(String operatorId, String stationId, String pileCode, Instant observedAt) {}

    private final Inbox inbox;
    private final AlarmOfOfflinePiles alarm;

    PileFactsConsumer(Inbox inbox, AlarmOfOfflinePiles alarm) {
        this.inbox = inbox;
        this.alarm = alarm;
    }

    @Incoming("pile-facts")
    @Blocking
    public void on(ConsumerRecords<String, String> batch) {
        inbox.consumeLatest("notification.pile-facts", CloudEvents.ofTypes(READ, batch), this::handle);
    }

    private void handle(Tx tx, List<Event> events) {
        alarm.note(tx, events.stream().map(PileFactsConsumer::connectivity).toList());
    }

    static Connectivity connectivity(Event event) {
        PileConnectivity fact = event.as(PileConnectivity.class);
        if (fact.operatorId() == null || fact.stationId() == null || fact.pileCode() == null
                || fact.observedAt() == null) {
            throw new Poison("a connection lacks its operator, station, pile or time");
        }
        return new Connectivity(fact.operatorId(), fact.stationId(), fact.pileCode(), event.type().equals(CONNECTED),
                fact.observedAt());
    }
}
