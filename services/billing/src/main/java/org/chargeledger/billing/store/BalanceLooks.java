package org.chargeledger.billing.store;

import static org.chargeledger.billing.store.Columns.instant;
import static org.chargeledger.billing.store.Columns.texts;
import static org.chargeledger.billing.store.Columns.times;
import static org.chargeledger.billing.store.Columns.utc;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.chargeledger.billing.domain.BillNo;
import org.chargeledger.kit.db.Tx;

/**
 * When sessions are to be looked at because their money may be used up by then, by business time. One is planned or
 * taken by whoever has locked its session.
 */
@ApplicationScoped
public class BalanceLooks {

    public record Look(String operatorId, BillNo billNo, Instant at) {}

    /** A session has one look: this one, even if another was planned. */
    public void plan(Tx tx, List<Look> looks) {
        if (!looks.isEmpty()) {
            tx.execute("""
                    insert into balance_look (operator_id, bill_no, look_at)
                    select * from unnest($1::text[], $2::text[], $3::timestamptz[])
                    on conflict (operator_id, bill_no) do update set look_at = excluded.look_at""",
                    texts(looks, Look::operatorId), texts(looks, look -> look.billNo().digits()),
                    times(looks, Look::at));
        }
    }

    /** The earliest first. */
    public List<Look> due(Tx tx, Instant now, int atMost) {
        var due = new ArrayList<Look>();
        tx.query("select * from balance_look where look_at <= $1 order by look_at, bill_no limit $2", utc(now), atMost)
                .forEach(row -> due.add(new Look(row.getString("operator_id"), new BillNo(row.getString("bill_no")),
                        instant(row, "look_at"))));
        return due;
    }

    /** False where another replica has taken it, or a later one was planned instead. */
    public boolean take(Tx tx, Look look) {
        return tx.execute("delete from balance_look where operator_id = $1 and bill_no = $2 and look_at <= $3",
                look.operatorId(), look.billNo().digits(), utc(look.at())) == 1;
    }
}
