package org.chargeledger.pileingest.app;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ApplicationNotRunning;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.chargeledger.kit.db.SystemDb;
import org.chargeledger.pileingest.store.PileBell;
import org.chargeledger.pileingest.store.StartedSessions;

/** What has to be looked at again and again, in real time; every round may run on several replicas. */
@ApplicationScoped
class Rounds {

    private final SystemDb db;
    private final StartedSessions sessions;
    private final PileLinks links;
    private final PileBell bell;
    private final GiveUpUnheldStarts unheldStarts;
    private final WatchAbsentPiles absentPiles;

    Rounds(SystemDb db, StartedSessions sessions, PileLinks links, PileBell bell, GiveUpUnheldStarts unheldStarts,
            WatchAbsentPiles absentPiles) {
        this.db = db;
        this.sessions = sessions;
        this.links = links;
        this.bell = bell;
        this.unheldStarts = unheldStarts;
        this.absentPiles = absentPiles;
    }

    void listen(@Observes StartupEvent event) {
        bell.listen(links::poke, links::otherConnected, links::registeredAnew);
    }

    /** For notifications that got lost, and for starts whose time runs out at a silent pile. */
    @Scheduled(every = "1s", concurrentExecution = SKIP, skipExecutionIf = ApplicationNotRunning.class)
    void starts() {
        db.inTransaction(sessions::pilesWithOpenWork).forEach(links::poke);
        unheldStarts.sweep();
    }

    @Scheduled(every = "1s", concurrentExecution = SKIP, skipExecutionIf = ApplicationNotRunning.class)
    void absentPiles() {
        absentPiles.report();
    }

    @Scheduled(every = "2s", concurrentExecution = SKIP, skipExecutionIf = ApplicationNotRunning.class)
    void signOfLife() {
        absentPiles.signOfLife();
    }

    /** Apart from the sign of life, because it waits for Kafka. */
    @Scheduled(every = "2s", concurrentExecution = SKIP, skipExecutionIf = ApplicationNotRunning.class)
    void lostPiles() {
        absentPiles.takeOver();
    }
}
