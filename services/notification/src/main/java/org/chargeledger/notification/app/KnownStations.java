package org.chargeledger.notification.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.notification.domain.Station;
import org.chargeledger.notification.store.Stations;
import org.chargeledger.notification.store.Stations.StationKey;

/** Looks up the stations of a batch at once; a station not yet known here is called by its id. */
@ApplicationScoped
class KnownStations {

    private final Stations stations;

    KnownStations(Stations stations) {
        this.stations = stations;
    }

    BiFunction<String, String, Station> among(Tx tx, Stream<StationKey> wanted) {
        Collection<StationKey> keys = wanted.collect(Collectors.toSet());
        var known = keys.isEmpty() ? Map.<StationKey, Station>of() : stations.find(tx, keys);
        return (operatorId, stationId) -> known.getOrDefault(new StationKey(operatorId, stationId),
                Station.unnamed(operatorId, stationId));
    }
}
