package org.chargeledger.billing.app;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.chargeledger.billing.domain.Session;
import org.chargeledger.billing.domain.SessionKey;
import org.chargeledger.billing.store.DeniedStarts;
import org.chargeledger.billing.store.DeniedStarts.Denial;
import org.chargeledger.billing.store.Sessions;
import org.chargeledger.kit.db.SystemDb;
import org.chargeledger.kit.db.Tx;
import org.jboss.logging.Logger;

/** Lets word of a failed start count that had to wait, once staff have dismissed every record that outweighed it. */
@ApplicationScoped
class CountDenials {

    private static final Logger LOG = Logger.getLogger(CountDenials.class);
    private static final int AT_ONCE = 200;

    private final SystemDb db;
    private final DeniedStarts deniedStarts;
    private final Sessions sessions;
    private final AssembleSessions assembleSessions;

    CountDenials(SystemDb db, DeniedStarts deniedStarts, Sessions sessions, AssembleSessions assembleSessions) {
        this.db = db;
        this.deniedStarts = deniedStarts;
        this.sessions = sessions;
        this.assembleSessions = assembleSessions;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void sweep() {
        db.inTransaction(tx -> deniedStarts.due(tx, AT_ONCE)).forEach(this::count);
    }

    /** Each alone: one that breaks is tried again, and its bill stays held for everybody to see. */
    private void count(Denial denial) {
        try {
            db.inTransaction(tx -> {
                List<Session> locked = sessions.lock(tx, List.of(denial.billNo()));
                if (deniedStarts.count(tx, denial)) {
                    locked.stream().filter(Session::lost).forEach(session -> hear(tx, session.key(), denial));
                }
                return null;
            });
        } catch (RuntimeException e) {
            LOG.warnf("what denies session %s is heard again: %s", denial.billNo().digits(), e.toString());
        }
    }

    /** As if it came now. A record among them is kept already, as it was delivered. */
    private void hear(Tx tx, SessionKey session, Denial denial) {
        assembleSessions.handle(tx, List.of(new PileReport(denial.eventId(), session.operatorId(), session.stationId(),
                session.pileCode(), session.connectorNo(), session.billNo().digits(), null, denial.storedAt(),
                denial.fact(), "{}")));
    }
}
