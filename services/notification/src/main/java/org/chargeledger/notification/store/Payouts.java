package org.chargeledger.notification.store;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.notification.domain.Payout;
import org.chargeledger.notification.domain.PayoutEnd;
import org.chargeledger.notification.domain.PayoutEnd.Part;

/** Payouts and how their parts ended, as billing tells of them, until their drivers know. */
@ApplicationScoped
public class Payouts {

    /** What is known stays known, also of one that was first heard of when a part of it ended. */
    public void requested(Tx tx, Payout payout) {
        tx.execute("""
                insert into payout (operator_id, payout_id, driver_id, parts, reason, requested_at)
                values ($1, $2, $3, $4, $5, $6)
                on conflict (operator_id, payout_id) do nothing""",
                payout.operatorId(), payout.payoutId(), payout.driverId(), payout.parts(), payout.reason(),
                utc(payout.requestedAt()));
    }

    /**
     * A part that failed may arrive when it is sent again; what arrived stays so, whatever is heard late. Of a payout
     * that nobody heard of before, as of those older than this table, nobody knows how many parts it has.
     */
    public void ended(Tx tx, String operatorId, UUID payoutId, UUID driverId, Part part) {
        tx.execute("""
                with heard as (
                    insert into payout (operator_id, payout_id, driver_id, requested_at) values ($1, $2, $8, $7)
                    on conflict (operator_id, payout_id) do nothing)
                insert into payout_part (operator_id, payout_id, refund_no, amount_fen, arrived, reason, ended_at,
                    arrears_paid_fen)
                values ($1, $2, $3, $4, $5, $6, $7, $9)
                on conflict (operator_id, payout_id, refund_no) do update set arrived = true, reason = null,
                    arrears_paid_fen = 0, ended_at = excluded.ended_at, told = false
                where excluded.arrived and not payout_part.arrived""",
                operatorId, payoutId, part.refundNo(), part.amountFen(), part.arrived(), part.reason(),
                utc(part.endedAt()), driverId, part.arrearsPaidFen());
    }

    /** Of one that was heard of. */
    public PayoutEnd end(Tx tx, String operatorId, UUID payoutId) {
        Row row = tx.query("select * from payout where operator_id = $1 and payout_id = $2 for update",
                operatorId, payoutId).iterator().next();
        return new PayoutEnd(payout(row), parts(tx, operatorId, payoutId));
    }

    public void told(Tx tx, String operatorId, UUID payoutId) {
        tx.execute("update payout_part set told = true where operator_id = $1 and payout_id = $2 and not told",
                operatorId, payoutId);
    }

    private static Payout payout(Row row) {
        return new Payout(row.getString("operator_id"), row.getUUID("driver_id"), row.getUUID("payout_id"), 0,
                row.getInteger("parts"), row.getString("reason"), instant(row, "requested_at"));
    }

    private static List<Part> parts(Tx tx, String operatorId, UUID payoutId) {
        var parts = new ArrayList<Part>();
        for (Row row : tx.query("""
                select * from payout_part where operator_id = $1 and payout_id = $2 order by refund_no""",
                operatorId, payoutId)) {
            parts.add(new Part(row.getString("refund_no"), row.getLong("amount_fen"), row.getBoolean("arrived"),
                    row.getString("reason"), row.getLong("arrears_paid_fen"), instant(row, "ended_at"),
                    row.getBoolean("told")));
        }
        return parts;
    }

    private static Instant instant(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }

    private static OffsetDateTime utc(Instant time) {
        return OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
    }
}
