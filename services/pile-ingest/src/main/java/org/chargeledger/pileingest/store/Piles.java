package org.chargeledger.pileingest.store;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.event.EventJson;
import org.chargeledger.pileingest.domain.ConnectorRating;
import org.chargeledger.pileingest.domain.Pile;

/** Registered piles. */
@ApplicationScoped
public class Piles {

    private static final String COLUMNS = """
            operator_id, station_id, pile_code, protocol_id, vendor, model, rated_power_w,
            connector_ratings::text, connectors, reports_plug_out, firmware""";

    public Optional<Pile> findByProtocolId(Tx tx, String protocolId) {
        return first(tx.query("select " + COLUMNS + " from pile where protocol_id = $1", protocolId));
    }

    public Optional<Pile> find(Tx tx, String pileCode) {
        return first(tx.query("select " + COLUMNS + " from pile where pile_code = $1", pileCode));
    }

    /** Those of the given piles that are registered, wherever they stand. */
    public List<Pile> find(Tx tx, List<String> pileCodes) {
        return all(tx.query("select " + COLUMNS + " from pile where pile_code = any($1) order by pile_code",
                (Object) pileCodes.toArray(String[]::new)));
    }

    /** The operator's other piles of the vendors and models of these. */
    public List<Pile> othersOfModels(Tx tx, List<Pile> piles) {
        return all(tx.query("select " + COLUMNS + " from pile where (vendor, model) in "
                + "(select * from unnest($1::text[], $2::text[])) and not pile_code = any($3) order by pile_code",
                each(piles, Pile::vendor), each(piles, Pile::model), each(piles, Pile::pileCode)));
    }

    /** Makes other registrations of an operator's piles of these vendors and models wait. */
    public void lockModels(Tx tx, List<Pile> piles) {
        piles.stream().map(pile -> EventJson.write(List.of(pile.operatorId(), pile.vendor(), pile.model())))
                .distinct().sorted().forEach(model ->
                        tx.query("select pg_advisory_xact_lock(hashtextextended('pile model ' || $1, 0))::text", model));
    }

    private static String[] each(List<Pile> piles, Function<Pile, String> value) {
        return piles.stream().map(value).toArray(String[]::new);
    }

    public List<Pile> ofStation(Tx tx, String operatorId, String stationId) {
        return all(tx.query("select " + COLUMNS + " from pile where operator_id = $1 and station_id = $2"
                + " order by position, pile_code", operatorId, stationId));
    }

    /** Puts the station's piles in place of those it had. */
    public void replace(Tx tx, String operatorId, String stationId, List<Pile> piles) {
        tx.execute("delete from pile where operator_id = $1 and station_id = $2 and not pile_code = any($3)",
                operatorId, stationId, piles.stream().map(Pile::pileCode).toArray(String[]::new));
        for (int position = 0; position < piles.size(); position++) {
            Pile pile = piles.get(position);
            tx.execute("""
                    insert into pile (pile_code, operator_id, station_id, position, protocol_id, vendor, model,
                        rated_power_w, connectors, reports_plug_out, connector_ratings)
                    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::text::jsonb)
                    on conflict (pile_code) do update set station_id = $3, position = $4, protocol_id = $5,
                        vendor = $6, model = $7, rated_power_w = $8, connectors = $9, reports_plug_out = $10,
                        connector_ratings = $11::text::jsonb""",
                    pile.pileCode(), operatorId, stationId, position, pile.protocolId(), pile.vendor(), pile.model(),
                    pile.ratedPowerW(), pile.connectors().toArray(String[]::new), pile.reportsPlugOut(),
                    pile.connectorRatings() == null ? null : EventJson.write(pile.connectorRatings()));
        }
    }

    /** True if the firmware was not known before. */
    public boolean learnFirmware(Tx tx, String pileCode, String firmware) {
        return tx.execute("update pile set firmware = $2 where pile_code = $1 and firmware is distinct from $2",
                pileCode, firmware) == 1;
    }

    private static Optional<Pile> first(Iterable<Row> rows) {
        List<Pile> piles = all(rows);
        return piles.isEmpty() ? Optional.empty() : Optional.of(piles.getFirst());
    }

    private static List<Pile> all(Iterable<Row> rows) {
        var piles = new ArrayList<Pile>();
        rows.forEach(row -> piles.add(new Pile(row.getString("operator_id"), row.getString("station_id"),
                row.getString("pile_code"), row.getString("protocol_id"), row.getString("vendor"),
                row.getString("model"), row.getInteger("rated_power_w"), connectorRatings(row),
                List.of(row.getArrayOfStrings("connectors")), row.getBoolean("reports_plug_out"),
                row.getString("firmware"))));
        return piles;
    }

    /** Null where no connector has one of its own. */
    static List<ConnectorRating> connectorRatings(Row row) {
        String ratings = row.getString("connector_ratings");
        return ratings == null ? null : List.of(EventJson.read(ratings, ConnectorRating[].class));
    }
}
