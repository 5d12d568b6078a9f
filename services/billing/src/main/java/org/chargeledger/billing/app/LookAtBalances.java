package org.chargeledger.billing.app;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.chargeledger.billing.store.BalanceLooks;
import org.chargeledger.billing.store.BalanceLooks.Look;
import org.chargeledger.billing.store.Sessions;
import org.chargeledger.kit.db.SystemDb;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Looks at sessions when their money may be used up, however silent their piles are, by business time. After a start it
 * pauses first: what piles said meanwhile may wait in the topic, and is not silence.
 */
@ApplicationScoped
class LookAtBalances {

    private static final Logger LOG = Logger.getLogger(LookAtBalances.class);
    private static final int AT_ONCE = 200;

    private final SystemDb db;
    private final BalanceLooks looks;
    private final Sessions sessions;
    private final StopOnLowBalance stopOnLowBalance;
    private final InstantSource clock;
    private final Duration pauseAfterStart;
    private final Counter failures;
    private final InstantSource realTime = InstantSource.system();
    private final Instant startedAt = realTime.instant();

    LookAtBalances(SystemDb db, BalanceLooks looks, Sessions sessions, StopOnLowBalance stopOnLowBalance,
            InstantSource clock, MeterRegistry metrics,
            @ConfigProperty(name = "billing.pause-after-start", defaultValue = "2m") Duration pauseAfterStart) {
        this.db = db;
        this.looks = looks;
        this.sessions = sessions;
        this.stopOnLowBalance = stopOnLowBalance;
        this.clock = clock;
        this.pauseAfterStart = pauseAfterStart;
        this.failures = metrics.counter("chargeledger.balance.look.failures");
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void sweep() {
        if (!realTime.instant().isBefore(startedAt.plus(pauseAfterStart))) {
            Instant now = clock.instant();
            db.inTransaction(tx -> looks.due(tx, now, AT_ONCE)).forEach(due -> look(due, now));
        }
    }

    /** Each alone: one that breaks is tried again with the next sweep, and keeps nobody waiting. */
    private void look(Look due, Instant now) {
        try {
            db.inTransaction(tx -> {
                List<StopOnLowBalance.Heard> silent = sessions.lock(tx, List.of(due.billNo())).stream()
                        .map(session -> new StopOnLowBalance.Heard(session, now)).toList();
                if (looks.take(tx, due)) {
                    stopOnLowBalance.look(tx, silent, now);
                }
                return null;
            });
        } catch (RuntimeException e) {
            failures.increment();
            LOG.warnf("the balance of session %s is looked at again: %s", due.billNo().digits(), e.toString());
        }
    }
}
