package org.chargeledger.billing.store;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
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

    /** Null, where an operator said nothing. */
    static SpendingOrder order(String stored) {
        return stored == null ? WalletSetting.DEFAULT.spendingOrder() : SpendingOrder.valueOf(stored);
    }
}
