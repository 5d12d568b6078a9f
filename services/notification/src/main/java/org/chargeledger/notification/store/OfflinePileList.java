package org.chargeledger.notification.store;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.notification.domain.OfflinePiles;
import org.chargeledger.notification.domain.OfflinePiles.Pile;

/** Piles without a connection, and whether staff know. */
@ApplicationScoped
public class OfflinePileList {

    /** The first loss counts until the pile is back. */
    public void lost(Tx tx, String operatorId, String stationId, String pileCode, Instant since) {
        tx.execute("""
                insert into offline_pile (operator_id, pile_code, station_id, since) values ($1, $2, $3, $4)
                on conflict do nothing""", operatorId, pileCode, stationId, utc(since));
    }

    public void back(Tx tx, String operatorId, String pileCode) {
        tx.execute("delete from offline_pile where operator_id = $1 and pile_code = $2", operatorId, pileCode);
    }

    /** By station, locked against other replicas. */
    public List<OfflinePiles> untold(Tx tx) {
        var byStation = new LinkedHashMap<List<String>, List<Pile>>();
        for (Row row : tx.query("select * from offline_pile where not told order by since for update skip locked")) {
            byStation.computeIfAbsent(List.of(row.getString("operator_id"), row.getString("station_id")),
                    station -> new ArrayList<>()).add(new Pile(row.getString("pile_code"),
                    row.getOffsetDateTime("since").toInstant()));
        }
        return byStation.entrySet().stream()
                .map(each -> new OfflinePiles(each.getKey().getFirst(), each.getKey().getLast(), each.getValue()))
                .toList();
    }

    public void told(Tx tx, OfflinePiles piles) {
        tx.execute("update offline_pile set told = true where operator_id = $1 and pile_code = any($2::text[])",
                piles.operatorId(), piles.piles().stream().map(Pile::pileCode).toArray(String[]::new));
    }

    private static OffsetDateTime utc(Instant time) {
        return OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
    }
}
