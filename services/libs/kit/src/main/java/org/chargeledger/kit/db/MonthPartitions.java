package org.chargeledger.kit.db;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ApplicationNotRunning;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * Makes the month partitions of the big tables before their months come, and empties the default partition into the
 * right months. The database owner's functions do it; this role may only ask. What cannot be made shows as missing.
 */
@ApplicationScoped
class MonthPartitions {

    private static final Logger LOG = Logger.getLogger(MonthPartitions.class);
    private static final int MONTHS_AHEAD = 3;

    private record Missing(String table, LocalDate month) {}

    private final SystemDb db;
    private final InstantSource clock;
    private final AtomicLong missing = new AtomicLong();

    MonthPartitions(SystemDb db, InstantSource clock, MeterRegistry metrics) {
        this.db = db;
        this.clock = clock;
        metrics.gauge("chargeledger.month.partitions.missing", missing);
    }

    /** Before the channels open, so that a new database takes its first event into the right month. */
    void atStart(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        try {
            makeAhead();
        } catch (RuntimeException e) {
            LOG.warnf("month partitions are made later: %s", e.toString());
        }
    }

    /** Each in a transaction of its own, so that at most one table is locked, and for moments. */
    @Scheduled(every = "10m", concurrentExecution = ConcurrentExecution.SKIP,
            skipExecutionIf = ApplicationNotRunning.class)
    void makeAhead() {
        for (Missing partition : missing()) {
            try {
                db.inTransaction(tx -> tx.query("select make_month_partition($1, $2)", partition.table(),
                        partition.month()));
            } catch (RuntimeException e) {
                LOG.errorf(e, "no partition of %s for %s", partition.table(), partition.month());
            }
        }
        missing.set(missing().size());
    }

    private List<Missing> missing() {
        LocalDate month = clock.instant().atZone(ZoneOffset.UTC).toLocalDate().withDayOfMonth(1);
        return db.inTransaction(tx -> {
            var partitions = new ArrayList<Missing>();
            for (Row row : tx.query("select * from month_partitions_missing($1, $2)", month.minusMonths(1),
                    month.plusMonths(MONTHS_AHEAD))) {
                partitions.add(new Missing(row.getString("name"), row.getLocalDate("month")));
            }
            return partitions;
        });
    }
}
