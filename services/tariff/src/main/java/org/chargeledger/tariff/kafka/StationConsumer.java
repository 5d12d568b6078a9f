package org.chargeledger.tariff.kafka;

import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.chargeledger.kit.event.Inbox;
import org.chargeledger.tariff.app.FollowStations;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads pile-ingest.station.v1: which stations and piles there are. */
@ApplicationScoped
class StationConsumer {

    private final Inbox inbox;
    private final FollowStations followStations;

    StationConsumer(Inbox inbox, FollowStations followStations) {
        this.inbox = inbox;
        this.followStations = followStations;
    }

    @Incoming("stations")
    @Blocking
    void on(ConsumerRecords<String, String> batch) {
        inbox.consumeLatest("tariff.stations", batch, followStations::handle);
    }
}
