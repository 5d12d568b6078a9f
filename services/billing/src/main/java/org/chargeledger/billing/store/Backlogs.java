package org.chargeledger.billing.store;

import static org.chargeledger.billing.store.Columns.instant;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.chargeledger.billing.domain.FindingCode;
import org.chargeledger.kit.db.Tx;

/** The days on which abnormal bills were counted, and what was found. */
@ApplicationScoped
public class Backlogs {

    public record Backlog(long count, long reservedFen, Instant oldestHeldAt, Map<Integer, Long> byCode) {}

    private final HeldReserves heldReserves;

    Backlogs(HeldReserves heldReserves) {
        this.heldReserves = heldReserves;
    }

    /** False when the day, or a later one, was counted before. The insert is the check. */
    public boolean begin(Tx tx, String operatorId, LocalDate day) {
        return tx.execute("""
                insert into backlog_day (operator_id, day, held)
                select $1, $2, 0 where not exists (select 1 from backlog_day where operator_id = $1 and day >= $2)
                on conflict do nothing""", operatorId, day) == 1;
    }

    /** Operators of whom something waits, and who have no pile left that tells how late it is. */
    public List<String> waitingWithoutPiles(Tx tx) {
        var operators = new ArrayList<String>();
        tx.query("""
                select o.operator_id from (select distinct operator_id from station) o
                where not exists (select 1 from pile p where p.operator_id = o.operator_id)
                    and (exists (select 1 from bill b where b.operator_id = o.operator_id and b.state = 'HELD'
                            and b.current)
                        or exists (select 1 from unclaimed_record u where u.operator_id = o.operator_id
                            and u.handled_at is null))""")
                .forEach(row -> operators.add(row.getString("operator_id")));
        return operators;
    }

    /** What waits: held bills, and records without a session, which have a code of their own. */
    public Backlog count(Tx tx, String operatorId, LocalDate day) {
        heldReserves.tellUntold(tx, operatorId);
        Row row = tx.query("""
                select h.held, u.unclaimed, least(h.oldest, u.oldest) as oldest, h.reserved
                from (select count(*) as held, min(held_at) as oldest,
                            coalesce(sum(held_reserve_fen), 0)::bigint as reserved from bill
                        where operator_id = $1 and state = 'HELD' and current) h,
                    (select count(*) as unclaimed, min(observed_at) as oldest from unclaimed_record
                        where operator_id = $1 and handled_at is null) u""", operatorId).iterator().next();
        long count = row.getLong("held") + row.getLong("unclaimed");
        tx.execute("update backlog_day set held = $3 where operator_id = $1 and day = $2", operatorId, day,
                (int) count);
        return new Backlog(count, row.getLong("reserved"), instant(row, "oldest"),
                byCode(tx, operatorId, row.getLong("unclaimed")));
    }

    private static Map<Integer, Long> byCode(Tx tx, String operatorId, long unclaimed) {
        var byCode = new TreeMap<Integer, Long>();
        tx.query("""
                select f.code, count(*) as held from bill b
                join bill_finding f on f.bill_month = b.bill_month and f.bill_no = b.bill_no and f.version = b.version
                where b.operator_id = $1 and b.state = 'HELD' and b.current group by f.code""", operatorId)
                .forEach(found -> byCode.put(found.getInteger("code"), found.getLong("held")));
        if (unclaimed > 0) {
            byCode.put(FindingCode.RECORD_WITHOUT_SESSION.number(), unclaimed);
        }
        return byCode;
    }
}
