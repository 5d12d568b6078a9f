package org.chargeledger.pileingest.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.chargeledger.kit.db.Tx;

/** Remote stops that the replica with the pile's socket still has to send. */
@ApplicationScoped
public class PendingStops {

    /** A stop to send. */
    public record PendingStop(String operatorId, String billNo, String pileCode, String connectorNo, String reason,
            Instant requestedAt) {}

    public void add(Tx tx, PendingStop stop) {
        tx.execute("""
                insert into pending_stop (bill_no, operator_id, pile_code, connector_no, reason, requested_at)
                values ($1, $2, $3, $4, $5, $6) on conflict (bill_no) do nothing""",
                stop.billNo(), stop.operatorId(), stop.pileCode(), stop.connectorNo(), stop.reason(),
                Times.utc(stop.requestedAt()));
    }

    /** Takes the pile's stops away; they are the caller's to send. */
    public List<PendingStop> take(Tx tx, String pileCode) {
        var stops = new ArrayList<PendingStop>();
        tx.query("delete from pending_stop where pile_code = $1 returning *", pileCode).forEach(row ->
                stops.add(new PendingStop(row.getString("operator_id"), row.getString("bill_no"),
                        row.getString("pile_code"), row.getString("connector_no"), row.getString("reason"),
                        Times.instant(row, "requested_at"))));
        return stops;
    }
}
