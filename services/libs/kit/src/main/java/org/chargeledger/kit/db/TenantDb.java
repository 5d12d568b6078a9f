package org.chargeledger.kit.db;

import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Function;
import org.chargeledger.kit.security.Caller;

/** Transactions under the app role, in which the database shows only the caller's operator, and only a driver's own rows. */
@ApplicationScoped
public class TenantDb {

    private final Pool pool;

    TenantDb(Pool pool) {
        this.pool = pool;
    }

    public <T> T inTenant(Caller caller, Function<Tx, T> work) {
        String operatorId = caller.operatorId();
        String driverId = caller.driverId().map(UUID::toString).orElse("");
        return Transactions.run(pool, tx -> {
            tx.send("select set_config('app.operator_id', $1, true), set_config('app.driver_id', $2, true)",
                    operatorId, driverId);
            return work.apply(tx);
        });
    }
}
