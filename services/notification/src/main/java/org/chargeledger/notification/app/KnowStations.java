package org.chargeledger.notification.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.notification.domain.Station;
import org.chargeledger.notification.store.Stations;

/** Keeps what stations are called. */
@ApplicationScoped
public class KnowStations {

    private final Stations stations;

    KnowStations(Stations stations) {
        this.stations = stations;
    }

    public void know(Tx tx, List<Station> changed) {
        var newest = new LinkedHashMap<String, Station>();
        changed.forEach(station -> newest.put(station.operatorId() + "|" + station.stationId(), station));
        stations.keep(tx, new ArrayList<>(newest.values()));
    }
}
