package org.chargeledger.pileingest.store;

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
        var rows = tx.query("select model_no, day_plan from shown_prices where pile_code = $1", pile.pileCode())
                .iterator();
        return rows.hasNext() ? Optional.of(rows.next())
                .map(row -> new ShownPrices(row.getString("model_no"), row.getInteger("day_plan"))) : Optional.empty();
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
