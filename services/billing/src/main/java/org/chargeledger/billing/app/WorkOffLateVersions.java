package org.chargeledger.billing.app;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chargeledger.billing.domain.BillNo;
import org.chargeledger.billing.store.LatePrices;
import org.chargeledger.billing.store.LateVersions;
import org.chargeledger.billing.store.LateVersions.Late;
import org.chargeledger.billing.store.LateVersions.Name;
import org.chargeledger.kit.db.SystemDb;
import org.chargeledger.kit.db.Tx;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Looks at the sessions that new tariff versions concern, a few a transaction, which also remembers how far it came: so
 * nobody waits long for them, and whoever comes after a crash goes on.
 */
@ApplicationScoped
class WorkOffLateVersions {

    private static final Logger LOG = Logger.getLogger(WorkOffLateVersions.class);

    private final SystemDb db;
    private final LateVersions lateVersions;
    private final LatePrices latePrices;
    private final RerateForLateTariff rerate;
    private final Counter failures;
    private final int sessionsAtOnce;

    WorkOffLateVersions(SystemDb db, LateVersions lateVersions, LatePrices latePrices,
            RerateForLateTariff rerate, MeterRegistry metrics,
            @ConfigProperty(name = "billing.late-rating-at-once", defaultValue = "200") int sessionsAtOnce) {
        this.db = db;
        this.lateVersions = lateVersions;
        this.latePrices = latePrices;
        this.rerate = rerate;
        this.failures = metrics.counter("chargeledger.late.version.failures");
        this.sessionsAtOnce = sessionsAtOnce;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void sweep() {
        Set<Name> broken = new HashSet<>();
        while (next(broken)) {
            // There may be more.
        }
    }

    /** False when there is nothing left to do. A version that breaks is passed over until the next time. */
    private boolean next(Set<Name> broken) {
        var claimed = new Name[1];
        try {
            return db.inTransaction(tx -> {
                Optional<Late> late = lateVersions.claim(tx, broken);
                late.ifPresent(one -> {
                    claimed[0] = one.name();
                    lookAtSome(tx, one);
                });
                return late.isPresent();
            });
        } catch (RuntimeException e) {
            failures.increment();
            LOG.warnf("the sessions of %s are looked at again: %s", claimed[0], e.toString());
            return claimed[0] != null && broken.add(claimed[0]);
        }
    }

    private void lookAtSome(Tx tx, Late late) {
        List<BillNo> numbers = latePrices.toLookAt(tx, late, sessionsAtOnce);
        if (!numbers.isEmpty()) {
            rerate.handle(tx, late, numbers);
        }
        if (numbers.size() < sessionsAtOnce) {
            lateVersions.done(tx, late.name());
        } else {
            lateVersions.lookedUntil(tx, late.name(), numbers.getLast());
        }
    }
}
