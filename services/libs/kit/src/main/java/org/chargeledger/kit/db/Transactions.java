package org.chargeledger.kit.db;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.function.Function;

/**
 * Begin, work, commit; roll back on any failure and give the connection back. Plain statements instead of the client's
 * transaction object, because that one gives up on the first failed statement and so forbids savepoints. Nobody waits
 * for {@code begin}: the statement after it is sent behind it, and fails where it failed.
 */
final class Transactions {

    private Transactions() {}

    static <T> T run(Pool pool, Function<Tx, T> work) {
        SqlConnection connection = pool.getConnectionAndAwait();
        try {
            connection.query("begin").executeAndForget();
            T result;
            try {
                var tx = new Tx(connection);
                result = work.apply(tx);
                tx.finish();
            } catch (Throwable e) {
                undo(connection, "rollback", e);
                throw e;
            }
            connection.query("commit").executeAndAwait();
            return result;
        } finally {
            connection.closeAndForget();
        }
    }

    /** Where that fails too, the cause is still what failed first. */
    static void undo(SqlConnection connection, String rollback, Throwable cause) {
        try {
            connection.query(rollback).executeAndAwait();
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
    }
}
