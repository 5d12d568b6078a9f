package org.chargeledger.kit.db;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** One open transaction. Statements wait for their answer, so it belongs on a worker thread, never on an event loop. */
public final class Tx {

    private final SqlConnection connection;

    Tx(SqlConnection connection) {
        this.connection = connection;
    }

    /** Arguments are $1, $2 …; arrays go to {@code unnest($1::text[])}. */
    public RowSet<Row> query(String sql, Object... args) {
        return connection.preparedQuery(sql).executeAndAwait(Tuple.from(args));
    }

    /** The number of rows changed. */
    public int execute(String sql, Object... args) {
        return query(sql, args).rowCount();
    }

    /** Runs the work so that its failure undoes only its own statements. */
    public void nested(Runnable work) {
        connection.query("savepoint nested").executeAndForget();
        try {
            work.run();
            connection.query("release savepoint nested").executeAndAwait();
        } catch (RuntimeException e) {
            connection.query("rollback to savepoint nested").executeAndAwait();
            throw e;
        }
    }
}
