package org.chargeledger.notification.store;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.notification.domain.Station;

/** A copy of what pile-ingest says about stations: only names and zones. */
@ApplicationScoped
public class Stations {

    /** A station is named within its operator. */
    public record StationKey(String operatorId, String stationId) {}

    public void keep(Tx tx, List<Station> stations) {
        tx.execute("""
                insert into station (operator_id, station_id, name, zone_id)
                select * from unnest($1::text[], $2::text[], $3::text[], $4::text[])
                on conflict (operator_id, station_id) do update set name = excluded.name, zone_id = excluded.zone_id""",
                stations.stream().map(Station::operatorId).toArray(String[]::new),
                stations.stream().map(Station::stationId).toArray(String[]::new),
                stations.stream().map(Station::name).toArray(String[]::new),
                stations.stream().map(station -> station.zone().getId()).toArray(String[]::new));
    }

    public Map<StationKey, Station> find(Tx tx, Collection<StationKey> keys) {
        var found = new HashMap<StationKey, Station>();
        for (Row row : tx.query("""
                select operator_id, station_id, name, zone_id from station
                where (operator_id, station_id) in
                    (select operator_id, station_id from unnest($1::text[], $2::text[]) k (operator_id, station_id))""",
                keys.stream().map(StationKey::operatorId).toArray(String[]::new),
                keys.stream().map(StationKey::stationId).toArray(String[]::new))) {
            var station = new Station(row.getString("operator_id"), row.getString("station_id"), row.getString("name"),
                    ZoneId.of(row.getString("zone_id")));
            found.put(new StationKey(station.operatorId(), station.stationId()), station);
        }
        return found;
    }
}
