package org.chargeledger.bench;

import static org.chargeledger.bench.SettledBills.header;

import io.vertx.mutiny.sqlclient.Row;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.chargeledger.kit.db.SystemDb;
import org.chargeledger.kit.db.Tx;

/**
 * The least that can be done: the rows that billing wrote when records settled bills, written again to a copy of its
 * database by nothing but multi-row statements, one transaction for a batch.
 */
final class Floor {

    private static final int CONNECTIONS = 2;
    /** By bill number: what billing added, and has to be there in both databases afterwards. */
    private static final List<String> ADDED = List.of("session_record", "bill", "bill_line");

    private final SystemDb from;
    private final SystemDb to;
    private long lastFrom;
    private long lastTo;

    Floor(SystemDb from, SystemDb to) {
        this.from = from;
        this.to = to;
    }

    /** Where both ledgers end before billing begins: what it books is what comes after. */
    void look() {
        lastFrom = from.inTransaction(Floor::lastTransfer);
        lastTo = to.inTransaction(Floor::lastTransfer);
    }

    private static long lastTransfer(Tx tx) {
        return tx.query("select coalesce(max(seq), 0) as last from transfer").iterator().next().getLong("last");
    }

    /** Writes the same rows as billing did for these bills since the last look; sessions a second. */
    double write(Map<String, SettledBills.Settled> bills, int batchSize) throws Exception {
        List<List<Statement>> batches = from.inTransaction(tx -> batches(tx, bills, lastFrom, batchSize));
        Queue<List<Statement>> waiting = new ConcurrentLinkedQueue<>(batches);
        long started = System.nanoTime();
        onEachConnection(() -> {
            for (List<Statement> batch = waiting.poll(); batch != null; batch = waiting.poll()) {
                List<Statement> statements = batch;
                to.inTransaction(tx -> {
                    statements.forEach(statement -> statement.execute(tx));
                    return null;
                });
            }
            return null;
        });
        double seconds = (System.nanoTime() - started) / 1e9;
        requireSameRows(bills.keySet().toArray(String[]::new));
        return bills.size() / seconds;
    }

    private static void onEachConnection(Callable<Void> work) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            List<Future<Void>> all = threads.invokeAll(IntStream.range(0, CONNECTIONS).mapToObj(i -> work).toList());
            for (Future<Void> one : all) {
                one.get();
            }
        }
    }

    private static List<List<Statement>> batches(Tx tx, Map<String, SettledBills.Settled> bills, long lastTransfer,
            int batchSize) {
        String[] numbers = bills.keySet().stream().sorted().toArray(String[]::new);
        Rows sessions = Rows.read(tx, "session", "bill_no = any($1)", (Object) numbers);
        List<Rows> added = new ArrayList<>();
        ADDED.forEach(table -> added.add(Rows.read(tx, table, "bill_no = any($1)", (Object) numbers)));
        added.add(Rows.read(tx, "transfer", "bill_no = any($1) and seq > $2", numbers, lastTransfer));
        Rows inbox = Rows.read(tx, "inbox", """
                consumer = 'billing.pile-facts'
                    and event_id in (select event_id from session_record where bill_no = any($1))""", (Object) numbers);
        Rows wallets = Rows.read(tx, "account", """
                kind = 'WALLET' and driver_id in (select driver_id from session where bill_no = any($1))""",
                (Object) numbers);
        var batches = new ArrayList<List<Statement>>();
        for (int start = 0; start < numbers.length; start += batchSize) {
            Set<String> batch = Set.of(Arrays.copyOfRange(numbers, start, Math.min(numbers.length, start + batchSize)));
            Function<Row, Boolean> mine = row -> batch.contains(row.getString("bill_no"));
            var statements = new ArrayList<Statement>();
            Set<UUID> events = ids(added.getFirst().where(mine), "event_id");
            Set<UUID> drivers = ids(sessions.where(mine), "driver_id");
            statements.add(inbox.where(row -> events.contains(row.getUUID("event_id"))).insert());
            statements.add(sessions.where(mine).update("bill_month", "bill_no"));
            added.stream().map(rows -> rows.where(mine)).filter(rows -> !rows.isEmpty())
                    .forEach(rows -> statements.add(rows.insert()));
            statements.add(wallets.where(row -> drivers.contains(row.getUUID("driver_id")))
                    .update("operator_id", "account_id"));
            statements.add(new Statement("delete from account where operator_id = $1 and account_id = any($2)",
                    Fleet.OPERATOR, batch.stream().map(billNo -> "RESERVE:" + billNo).toArray(String[]::new)));
            statements.add(outbox(batch.stream().map(billNo -> bills.get(billNo).event()).toList()));
            batches.add(statements);
        }
        return batches;
    }

    private static Set<UUID> ids(Rows rows, String column) {
        var ids = new HashSet<UUID>();
        rows.rows().forEach(row -> ids.add(row.getUUID(column)));
        return ids;
    }

    private static Statement outbox(List<ConsumerRecord<String, String>> events) {
        return new Statement("""
                insert into outbox (slot, id, topic, key, type, operator_id, occurred_at, body)
                select 0, id, topic, key, type, operator_id, occurred_at, body
                from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::text[])
                    as u(id, topic, key, type, operator_id, occurred_at, body)""",
                events.stream().map(event -> UUID.fromString(header(event, "ce_id"))).toArray(UUID[]::new),
                events.stream().map(ConsumerRecord::topic).toArray(String[]::new),
                events.stream().map(ConsumerRecord::key).toArray(String[]::new),
                events.stream().map(event -> header(event, "ce_type")).toArray(String[]::new),
                events.stream().map(event -> header(event, "ce_operatorid")).toArray(String[]::new),
                events.stream().map(event -> header(event, "ce_time")).map(OffsetDateTime::parse)
                        .toArray(OffsetDateTime[]::new),
                events.stream().map(ConsumerRecord::value).toArray(String[]::new));
    }

    private void requireSameRows(String[] numbers) {
        for (String table : ADDED) {
            requireSame(table, numbers, "true", "true");
        }
        requireSame("session", numbers, "true", "true");
        requireSame("transfer", numbers, "seq > " + lastFrom, "seq > " + lastTo);
    }

    private void requireSame(String table, String[] numbers, String ofFrom, String ofTo) {
        String here = from.inTransaction(tx -> fingerprint(tx, table, numbers, ofFrom));
        String there = to.inTransaction(tx -> fingerprint(tx, table, numbers, ofTo));
        if (!here.equals(there)) {
            throw new IllegalStateException("the floor wrote to " + table + " " + there + ", not " + here);
        }
    }

    /** The number that the ledger gives each entry is the database's own. */
    private static String fingerprint(Tx tx, String table, String[] numbers, String condition) {
        return tx.query("""
                select count(*) || ' rows, ' || coalesce(sum(hashtext((to_jsonb(t) - 'seq')::text)::bigint), 0) as print
                from %s t where bill_no = any($1) and %s""".formatted(table, condition), (Object) numbers)
                .iterator().next().getString("print");
    }
}
