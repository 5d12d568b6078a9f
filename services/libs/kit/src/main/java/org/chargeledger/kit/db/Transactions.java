package org.chargeledger.kit.db;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import java.util.function.Function;

/** Begin, work, commit; roll back on any failure and give the connection back. */
final class Transactions {

    private Transactions() {}

    static <T> T run(Pool pool, Function<Tx, T> work) {
        SqlConnection connection = pool.getConnectionAndAwait();
        try {
            Transaction transaction = connection.beginAndAwait();
            T result;
            try {
                result = work.apply(new Tx(connection));
            } catch (Throwable e) {
                rollBack(transaction, e);
                throw e;
            }
            transaction.commitAndAwait();
            return result;
        } finally {
            connection.closeAndForget();
        }
    }

    private static void rollBack(Transaction transaction, Throwable cause) {
        try {
            transaction.rollbackAndAwait();
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
    }
}
