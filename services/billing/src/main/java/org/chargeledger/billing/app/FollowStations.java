package org.chargeledger.billing.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.chargeledger.billing.store.Stations;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.event.Event;

/** Keeps this service's copy of stations, piles and connectors. */
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
