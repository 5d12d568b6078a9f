package org.chargeledger.pileingest.store;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.pileingest.domain.Station;

/** Stations with their piles. */
@ApplicationScoped
public class Stations {

    private final Piles piles;

    Stations(Piles piles) {
        this.piles = piles;
    }

    public void put(Tx tx, Station station, Instant changedAt) {
        tx.execute("""
                insert into station (station_id, operator_id, name, zone_id, changed_at) values ($1, $2, $3, $4, $5)
                on conflict (station_id) do update set name = $3, zone_id = $4, changed_at = $5,
                    version = station.version + 1""",
                station.stationId(), station.operatorId(), station.name(), station.zoneId(), Times.utc(changedAt));
        piles.replace(tx, station.operatorId(), station.stationId(), station.piles());
    }

    /** Makes other edits of the station wait, also while it does not exist yet. */
    public void lock(Tx tx, String stationId) {
        tx.query("select pg_advisory_xact_lock(hashtextextended('station ' || $1, 0))::text", stationId);
    }

    /** A station that lost piles to another one. */
    public void edited(Tx tx, String stationId, Instant at) {
        tx.execute("update station set version = version + 1, changed_at = $2 where station_id = $1", stationId,
                Times.utc(at));
    }

    public ZoneId zone(Tx tx, String stationId) {
        return ZoneId.of(tx.query("select zone_id from station where station_id = $1", stationId).iterator().next()
                .getString("zone_id"));
    }

    public Optional<Station> find(Tx tx, String stationId) {
        var rows = tx.query("select operator_id, station_id, name, zone_id, version from station where station_id = $1",
                stationId).iterator();
        return rows.hasNext() ? Optional.of(station(tx, rows.next())) : Optional.empty();
    }

    /** Up to {@code limit} stations behind the given id, by id. */
    public List<Station> after(Tx tx, String stationId, int limit) {
        var stations = new ArrayList<Station>();
        tx.query("""
                select operator_id, station_id, name, zone_id, version from station
                where station_id > $1 order by station_id limit $2""", stationId, limit)
                .forEach(row -> stations.add(station(tx, row)));
        return stations;
    }

    private Station station(Tx tx, Row row) {
        String operatorId = row.getString("operator_id");
        String stationId = row.getString("station_id");
        return new Station(operatorId, stationId, row.getString("name"), row.getString("zone_id"),
                row.getLong("version"), piles.ofStation(tx, operatorId, stationId));
    }
}
