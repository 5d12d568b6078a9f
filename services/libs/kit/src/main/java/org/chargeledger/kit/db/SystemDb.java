package org.chargeledger.kit.db;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;

/** Transactions under the system role, for event batches and sweeps that span operators; never for a caller's request. */
@ApplicationScoped
public class SystemDb {

    private final Pool pool;

    public SystemDb(@ReactiveDataSource("system") Pool pool) {
        this.pool = pool;
    }

    public <T> T inTransaction(Function<Tx, T> work) {
        return Transactions.run(pool, work);
    }
}
