package org.chargeledger.pileingest.store;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.pileingest.domain.Connectivity;
import org.chargeledger.pileingest.domain.PileState;

/** What staff see of piles: registration and presence side by side, and their past connections. */
@ApplicationScoped
public class PileBoard {

    private static final String STATE = """
            select p.pile_code, p.station_id, p.protocol_id, p.vendor, p.model, p.rated_power_w,
                p.connector_ratings::text, p.connectors, p.reports_plug_out, p.firmware,
                coalesce(c.online, false) online, c.online_since, c.offline_since, c.observed_until
            from pile p left join pile_connection c on c.pile_code = p.pile_code and c.operator_id = p.operator_id
            """;

    public Optional<PileState> find(Tx tx, String pileCode) {
        return states(tx.query(STATE + "where p.pile_code = $1", pileCode)).stream().findFirst();
    }

    /** Up to {@code limit} piles behind the given code; station and presence only if not null. */
    public List<PileState> after(Tx tx, String pileCode, String stationId, Boolean online, int limit) {
        return states(tx.query(STATE + """
                where p.pile_code > $1 and ($2::text is null or p.station_id = $2)
                    and ($3::boolean is null or coalesce(c.online, false) = $3)
                order by p.pile_code limit $4""", pileCode, stationId, online, limit));
    }

    /** Connections that overlap {@code [from, to)}, newest first, behind the given place. */
    public List<Connectivity> connectivity(Tx tx, String pileCode, Instant from, Instant to, Instant before,
            UUID beforeId, int limit) {
        var found = new ArrayList<Connectivity>();
        tx.query("""
                select connection_id, pile_code, connected_at, disconnected_at, reason from connectivity
                where ($1::text is null or pile_code = $1) and connected_at < $3
                    and coalesce(disconnected_at, 'infinity') > $2 and (connected_at, connection_id) < ($4, $5)
                order by connected_at desc, connection_id desc limit $6""",
                pileCode, Times.utc(from), Times.utc(to), Times.utc(before), beforeId, limit)
                .forEach(row -> found.add(new Connectivity(row.getUUID("connection_id"), row.getString("pile_code"),
                        Times.instant(row, "connected_at"), Times.instant(row, "disconnected_at"),
                        row.getString("reason"))));
        return found;
    }

    private static List<PileState> states(Iterable<Row> rows) {
        var states = new ArrayList<PileState>();
        rows.forEach(row -> states.add(new PileState(row.getString("pile_code"), row.getString("station_id"),
                row.getString("protocol_id"), row.getString("vendor"), row.getString("model"),
                row.getInteger("rated_power_w"), Piles.connectorRatings(row),
                List.of(row.getArrayOfStrings("connectors")),
                row.getBoolean("reports_plug_out"), row.getString("firmware"), row.getBoolean("online"),
                Times.instant(row, "online_since"), Times.instant(row, "offline_since"),
                Times.instant(row, "observed_until"))));
        return states;
    }
}
