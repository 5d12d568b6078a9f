package org.chargeledger.billing.app;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.chargeledger.billing.domain.BalanceRule;
import org.chargeledger.billing.domain.SessionKey;
import org.chargeledger.billing.store.Sessions;
import org.chargeledger.billing.store.Tariffs;
import org.chargeledger.kit.db.SystemDb;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.event.Outbox;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Asks piles to stop, once a session, before the money of its driver is used up, by business time. After a start it first
 * lets the readings in that came while the process was away: what was not read yet is not silence.
 */
@ApplicationScoped
public class StopOnLowBalance {

    private static final String REASON = "BALANCE";

    private final SystemDb db;
    private final Sessions sessions;
    private final Tariffs tariffs;
    private final Outbox outbox;
    private final InstantSource clock;
    private final Duration pauseAfterStart;
    private final InstantSource realTime = InstantSource.system();
    private final Instant startedAt = realTime.instant();

    StopOnLowBalance(SystemDb db, Sessions sessions, Tariffs tariffs, Outbox outbox, InstantSource clock,
            @ConfigProperty(name = "billing.pause-after-start", defaultValue = "2m") Duration pauseAfterStart) {
        this.db = db;
        this.sessions = sessions;
        this.tariffs = tariffs;
        this.outbox = outbox;
        this.clock = clock;
        this.pauseAfterStart = pauseAfterStart;
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void sweep() {
        if (realTime.instant().isBefore(startedAt.plus(pauseAfterStart))) {
            return;
        }
        db.inTransaction(tx -> {
            Instant now = clock.instant();
            sessions.charging(tx).stream().filter(charging -> usedUp(tx, charging, now))
                    .forEach(charging -> stop(tx, charging.session().key(), now));
            return null;
        });
    }

    private boolean usedUp(Tx tx, Sessions.Charging charging, Instant now) {
        SessionKey key = charging.session().key();
        return tariffs.find(tx, key.operatorId(), key.tariff()).filter(tariff -> BalanceRule.usedUp(charging.session(),
                tariff, charging.ratedPowerW(), charging.money(), now)).isPresent();
    }

    private void stop(Tx tx, SessionKey session, Instant now) {
        sessions.askToStop(tx, session.billNo(), now)
                .ifPresent(asked -> outbox.append(tx, List.of(PileCommands.stop(asked, REASON, now))));
    }
}
