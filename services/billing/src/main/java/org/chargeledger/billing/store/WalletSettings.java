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

    /** What an operator said; the default has version zero. */
    public record Said(int version, WalletSetting setting) {}

    public Said get(Tx tx, String operatorId) {
        for (Row row : tx.query("select * from wallet_setting where operator_id = $1", operatorId)) {
            return new Said(row.getInteger("version"), setting(row));
        }
        return new Said(0, WalletSetting.DEFAULT);
    }

    /** False when somebody else was faster: the version before this one is no longer there. The write is the check. */
    public boolean put(Tx tx, String operatorId, Said next, String by, Instant at) {
        WalletSetting setting = next.setting();
        return tx.execute("""
                insert into wallet_setting as s (operator_id, version, spending_order, arrears_limit_fen,
                    low_balance_fen, changed_by, changed_at)
                values ($1, $2, $3, $4, $5, $6, $7)
                on conflict (operator_id) do update set version = excluded.version,
                    spending_order = excluded.spending_order, arrears_limit_fen = excluded.arrears_limit_fen,
                    low_balance_fen = excluded.low_balance_fen, changed_by = excluded.changed_by,
                    changed_at = excluded.changed_at
                where s.version = excluded.version - 1""",
                operatorId, next.version(), setting.spendingOrder().name(), setting.arrearsLimit().fen(),
                setting.lowBalance() == null ? null : setting.lowBalance().fen(), by, utc(at)) == 1;
    }

    /** The columns may come from an outer join: null, where an operator said nothing. */
    static WalletSetting setting(Row row) {
        String order = row.getString("spending_order");
        Long low = row.getLong("low_balance_fen");
        return order == null ? WalletSetting.DEFAULT : new WalletSetting(SpendingOrder.valueOf(order),
                new Money(row.getLong("arrears_limit_fen")), low == null ? null : new Money(low));
    }
}
