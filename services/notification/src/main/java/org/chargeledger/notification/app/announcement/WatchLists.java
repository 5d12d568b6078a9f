package org.chargeledger.notification.app.announcement;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicLong;
import org.chargeledger.kit.db.SystemDb;
import org.chargeledger.notification.store.announcement.AnnouncementQueue;

/** Counts the public lists that a person has to take down, for an alarm: nobody may stand in one against their will. */
@ApplicationScoped
public class WatchLists {

    private final SystemDb db;
    private final AnnouncementQueue queue;
    private final AtomicLong toTakeDown;

    WatchLists(SystemDb db, AnnouncementQueue queue, MeterRegistry metrics) {
        this.db = db;
        this.queue = queue;
        this.toTakeDown = metrics.gauge("chargeledger.lists.to.take.down", new AtomicLong());
    }

    @Scheduled(every = "1m", concurrentExecution = ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    public void look() {
        toTakeDown.set(db.inTransaction(queue::toTakeDown));
    }
}
