package org.chargeledger.tariff.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.event.Event;
import org.chargeledger.tariff.store.Stations;

/** Keeps this service's copy of stations and piles, so that a price is only set for what exists. */
@ApplicationScoped
public class FollowStations {

    private final Stations stations;

    FollowStations(Stations stations) {
        this.stations = stations;
    }

    public void handle(Tx tx, List<Event> events) {
        events.stream().filter(event -> event.is("pile-ingest.station-changed.v1")).forEach(event ->
                stations.put(tx, event.operatorId(), event.as(Stations.Changed.class)));
    }
}
