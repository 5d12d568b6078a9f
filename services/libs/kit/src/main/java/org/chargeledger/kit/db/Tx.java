package org.chargeledger.kit.db;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/** One open transaction. Answers are waited for, so it belongs on a worker thread, never on an event loop. */
public final class Tx {

    private final SqlConnection connection;
    private final List<Uni<RowSet<Row>>> unanswered = new ArrayList<>();

    Tx(SqlConnection connection) {
        this.connection = connection;
    }

    /** Arguments are $1, $2 …; arrays go to {@code unnest($1::text[])}. */
    public RowSet<Row> query(String sql, Object... args) {
        send(sql, args);
        return answer();
    }

    /** The number of rows changed. */
    public int execute(String sql, Object... args) {
        return query(sql, args).rowCount();
    }

    /**
     * Goes on without the answer, in which nothing is of interest but a failure: with that fails whatever is asked next,
     * or the transaction.
     */
    public void send(String sql, Object... args) {
        Uni<RowSet<Row>> answer = connection.preparedQuery(sql).execute(Tuple.from(args)).memoize().indefinitely();
        answer.subscribe().with(rows -> { }, failure -> { });
        unanswered.add(answer);
    }

    /** Runs the work so that its failure undoes only its own statements. */
    public void nested(Runnable work) {
        finish();
        connection.query("savepoint nested").executeAndForget();
        try {
            work.run();
            finish();
        } catch (RuntimeException e) {
            unanswered.clear();
            Transactions.undo(connection, "rollback to savepoint nested", e);
            throw e;
        }
        connection.query("release savepoint nested").executeAndForget();
    }

    /** Everything sent was done. */
    void finish() {
        if (!unanswered.isEmpty()) {
            answer();
        }
    }

    /** Of the last statement: answers come in order, so it is the only one to wait for; of failures the first says why. */
    private RowSet<Row> answer() {
        List<Uni<RowSet<Row>>> answers = List.copyOf(unanswered);
        unanswered.clear();
        answers.getLast().onFailure().recoverWithNull().await().indefinitely();
        return answers.stream().map(answer -> answer.await().indefinitely()).reduce((one, next) -> next).orElseThrow();
    }
}
