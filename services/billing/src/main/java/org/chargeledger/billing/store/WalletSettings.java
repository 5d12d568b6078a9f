package org.chargeledger.billing.store;

import static org.chargeledger.billing.store.Columns.utc;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.chargeledger.billing.domain.SpendingOrder;
import org.chargeledger.billing.domain.WalletSetting;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.rating.Money;

/** How each operator handles drivers' money; whoever said nothing has the default. */
@ApplicationScoped
public class WalletSettings {

    public WalletSetting get(Tx tx, String operatorId) {
        for (Row row : tx.query("select spending_order, arrears_limit_fen from wallet_setting where operator_id = $1",
                operatorId)) {
            return new WalletSetting(order(row.getString("spending_order")),
                    new Money(row.getLong("arrears_limit_fen")));
        }
        return WalletSetting.DEFAULT;
    }

    /** Zero for the default. */
    public int version(Tx tx, String operatorId) {
        for (Row row : tx.query("select version from wallet_setting where operator_id = $1", operatorId)) {
            return row.getInteger("version");
        }
        return 0;
    }

    public void put(Tx tx, String operatorId, WalletSetting setting, String by, Instant at) {
        tx.execute("""
                insert into wallet_setting as s (operator_id, spending_order, arrears_limit_fen, changed_by, changed_at)
                values ($1, $2, $3, $4, $5)
                on conflict (operator_id) do update set spending_order = excluded.spending_order,
                    arrears_limit_fen = excluded.arrears_limit_fen, changed_by = excluded.changed_by,
                    changed_at = excluded.changed_at, version = s.version + 1""",
                operatorId, setting.spendingOrder().name(), setting.arrearsLimit().fen(), by, utc(at));
    }

    /** Null, where an operator said nothing. */
    static SpendingOrder order(String stored) {
        return stored == null ? WalletSetting.DEFAULT.spendingOrder() : SpendingOrder.valueOf(stored);
    }
}
