package org.chargeledger.billing.store;

import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.chargeledger.billing.domain.check.PileTraits;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.event.EventJson;

/** This service's copy of where piles stand and what they are. */
@ApplicationScoped
public class Stations {

    /** The part of station-changed that billing reads. */
    public record Changed(String stationId, String name, String zoneId, List<Pile> piles) {

        /** {@code reportsPlugOut} is null for a pile that does; not every connector has a rating of its own. */
        public record Pile(String pileCode, List<String> connectors, String model, String firmware, long ratedPowerW,
                List<ConnectorRating> connectorRatings, Boolean reportsPlugOut) {

            public Pile {
                connectorRatings = connectorRatings == null ? List.of() : List.copyOf(connectorRatings);
            }

            Map<String, Long> connectorRatedPowerW() {
                return connectorRatings.stream().collect(
                        Collectors.toMap(ConnectorRating::connectorNo, ConnectorRating::ratedPowerW, Math::min));
            }
        }

        public record ConnectorRating(String connectorNo, long ratedPowerW) {}
    }

    public record PileSite(String stationId, String stationName, ZoneId zone, List<String> connectors,
            boolean reportsPlugOut) {}

    /** Several changes of one station in a batch are put one by one, the last one stays. */
    public void put(Tx tx, String operatorId, Changed station) {
        ZoneId zone = ZoneId.of(station.zoneId());
        tx.execute("""
                insert into station (operator_id, station_id, name, zone_id) values ($1, $2, $3, $4)
                on conflict (operator_id, station_id) do update set name = excluded.name, zone_id = excluded.zone_id""",
                operatorId, station.stationId(), station.name(), zone.getId());
        for (Changed.Pile pile : station.piles()) {
            tx.execute("""
                    insert into pile (pile_code, operator_id, station_id, connectors, model, firmware, rated_power_w,
                        connector_rated_power_w, reports_plug_out)
                    values ($1, $2, $3, $4, $5, $6, $7, $8::text::jsonb, $9)
                    on conflict (pile_code) do update set station_id = excluded.station_id,
                        connectors = excluded.connectors, model = excluded.model, firmware = excluded.firmware,
                        rated_power_w = excluded.rated_power_w,
                        connector_rated_power_w = excluded.connector_rated_power_w,
                        reports_plug_out = excluded.reports_plug_out
                    where pile.operator_id = excluded.operator_id""",
                    pile.pileCode(), operatorId, station.stationId(), pile.connectors().toArray(String[]::new),
                    pile.model(), pile.firmware(), pile.ratedPowerW(), EventJson.write(pile.connectorRatedPowerW()),
                    !Boolean.FALSE.equals(pile.reportsPlugOut()));
        }
        tx.execute("delete from pile where operator_id = $1 and station_id = $2 and pile_code <> all($3)", operatorId,
                station.stationId(), Columns.texts(station.piles(), Changed.Pile::pileCode));
    }

    public Map<String, PileTraits> traits(Tx tx, Collection<String> pileCodes) {
        var traits = new HashMap<String, PileTraits>();
        tx.query("select pile_code, model, rated_power_w, connector_rated_power_w from pile where pile_code = any($1)",
                (Object) pileCodes.toArray(String[]::new)).forEach(row -> traits.put(row.getString("pile_code"),
                        new PileTraits(row.getString("model"), orZero(row.getLong("rated_power_w")),
                                byConnector(row.getJsonObject("connector_rated_power_w")))));
        return traits;
    }

    private static Map<String, Long> byConnector(JsonObject ratings) {
        return ratings.fieldNames().stream().collect(Collectors.toMap(connector -> connector, ratings::getLong));
    }

    /** Of the operator's piles. */
    public Set<String> models(Tx tx, String operatorId) {
        var models = new HashSet<String>();
        tx.query("select distinct model from pile where operator_id = $1 and model is not null", operatorId)
                .forEach(row -> models.add(row.getString("model")));
        return models;
    }

    private static long orZero(Long value) {
        return value == null ? 0 : value;
    }

    public Optional<PileSite> find(Tx tx, String pileCode) {
        for (Row row : tx.query("""
                select s.station_id, s.name, s.zone_id, p.connectors, p.reports_plug_out from pile p
                join station s on s.operator_id = p.operator_id and s.station_id = p.station_id
                where p.pile_code = $1""", pileCode)) {
            return Optional.of(new PileSite(row.getString("station_id"), row.getString("name"),
                    ZoneId.of(row.getString("zone_id")), List.of(row.getArrayOfStrings("connectors")),
                    row.getBoolean("reports_plug_out")));
        }
        return Optional.empty();
    }
}
