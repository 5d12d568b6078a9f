package org.chargeledger.kit.db;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ApplicationNotRunning;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Forgets what is older than its table's period, in bounded steps: rows in batches, or whole months where the table is
 * split. Old is what is old by business time and by real time, so a replay of the past forgets nothing. A table without
 * a period is kept for ever.
 */
@ApplicationScoped
class Retention {

    private static final Logger LOG = Logger.getLogger(Retention.class);
    private static final int BATCH = 10_000;

    private record AgingTable(String name, String age, boolean byMonth) {}

    private final SystemDb db;
    private final KeptFor keptFor;
    private final InstantSource clock;
    private final MeterRegistry metrics;

    Retention(SystemDb db, KeptFor keptFor, InstantSource clock, MeterRegistry metrics) {
        this.db = db;
        this.keptFor = keptFor;
        this.clock = clock;
        this.metrics = metrics;
    }

    @Scheduled(every = "1h", concurrentExecution = ConcurrentExecution.SKIP,
            skipExecutionIf = ApplicationNotRunning.class)
    void forget() {
        for (AgingTable table : agingTables()) {
            try {
                Optional.ofNullable(keptFor.byTable().get(table.name())).map(this::before)
                        .ifPresent(before -> forget(table, before));
            } catch (RuntimeException e) {
                LOG.errorf(e, "old rows of %s are still there", table.name());
            }
        }
    }

    private List<AgingTable> agingTables() {
        return db.inTransaction(tx -> {
            var tables = new ArrayList<AgingTable>();
            tx.query("""
                    select a.name, a.age, exists (select from month_table m where m.name = a.name) as by_month
                    from aging_table a order by a.name""").forEach(row -> tables.add(
                            new AgingTable(row.getString("name"), row.getString("age"), row.getBoolean("by_month"))));
            return tables;
        });
    }

    private OffsetDateTime before(Period kept) {
        Instant business = clock.instant();
        Instant real = Instant.now();
        return (business.isBefore(real) ? business : real).atOffset(ZoneOffset.UTC).minus(kept);
    }

    private void forget(AgingTable table, OffsetDateTime before) {
        long forgotten = table.byMonth() ? forgetMonths(table, before) : forgetRows(table, before);
        if (forgotten > 0) {
            LOG.infof("forgot %d %s of %s older than %s", forgotten, table.byMonth() ? "months" : "rows", table.name(),
                    before);
            metrics.counter("chargeledger.forgotten", "table", table.name()).increment(forgotten);
        }
    }

    private long forgetRows(AgingTable table, OffsetDateTime before) {
        long forgotten = 0;
        int batch;
        do {
            batch = db.inTransaction(tx -> tx.execute("""
                    delete from %1$s where ctid = any(array(
                        select ctid from %1$s where %2$s < $1 limit %3$d for update skip locked))"""
                    .formatted(table.name(), table.age(), BATCH), before));
            forgotten += batch;
        } while (batch == BATCH);
        return forgotten;
    }

    private long forgetMonths(AgingTable table, OffsetDateTime before) {
        List<Row> months = db.inTransaction(tx -> {
            var found = new ArrayList<Row>();
            tx.query("select months_to_forget($1, $2) as month", table.name(), before.toLocalDate()).forEach(found::add);
            return found;
        });
        months.forEach(row -> db.inTransaction(tx ->
                tx.query("select forget_month($1, $2)", table.name(), row.getLocalDate("month"))));
        return months.size();
    }
}
