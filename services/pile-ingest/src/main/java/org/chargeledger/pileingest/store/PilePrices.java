package org.chargeledger.pileingest.store;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.pileingest.domain.Pile;
import org.chargeledger.pileingest.domain.ShownPrices;

/** Which prices a pile is known to have. */
@ApplicationScoped
public class PilePrices {

    public Optional<ShownPrices> find(Tx tx, Pile pile) {
        return first(tx.query("select model_no, day_plan from shown_prices where pile_code = $1", pile.pileCode()));
    }

    /** What the pile of a session was known to have when it was told to start. */
    public Optional<ShownPrices> atStart(Tx tx, String operatorId, String transactionNo) {
        return first(tx.query("""
                select shown_model_no model_no, shown_day_plan day_plan from started_session
                where operator_id = $1 and transaction_no = $2 and shown_model_no is not null""",
                operatorId, transactionNo));
    }

    private static Optional<ShownPrices> first(RowSet<Row> rows) {
        return rows.size() == 0 ? Optional.empty() : Optional.of(rows.iterator().next())
                .map(row -> new ShownPrices(row.getString("model_no"), row.getInteger("day_plan")));
    }

    public void put(Tx tx, Pile pile, ShownPrices prices, Instant at) {
        tx.execute("""
                insert into shown_prices (pile_code, operator_id, model_no, day_plan, known_at)
                values ($1, $2, $3, $4, $5)
                on conflict (pile_code) do update set operator_id = $2, model_no = $3, day_plan = $4, known_at = $5""",
                pile.pileCode(), pile.operatorId(), prices.modelNo(), prices.dayPlan(), Times.utc(at));
    }

    public void forget(Tx tx, Pile pile) {
        tx.execute("delete from shown_prices where pile_code = $1", pile.pileCode());
    }
}
