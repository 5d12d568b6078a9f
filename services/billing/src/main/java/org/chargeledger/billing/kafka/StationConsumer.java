package org.chargeledger.billing.kafka;

import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.chargeledger.billing.app.FollowStations;
import org.chargeledger.kit.event.Inbox;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads pile-ingest.station.v1: where piles stand. */
@ApplicationScoped
public class StationConsumer {

    private final Inbox inbox;
    private final FollowStations followStations;

    StationConsumer(Inbox inbox, FollowStations followStations) {
        this.inbox = inbox;
        this.followStations = followStations;
    }

    @Incoming("stations")
    @Blocking
    public void on(ConsumerRecords<String, String> batch) {
        inbox.consumeLatest("billing.stations", batch, followStations::handle);
    }
}
