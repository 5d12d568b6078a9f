package org.chargeledger.pileingest.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.chargeledger.kit.db.SystemDb;
import org.chargeledger.pileingest.domain.Arrival;
import org.chargeledger.pileingest.domain.StartAttempt;
import org.chargeledger.pileingest.domain.StartAttempt.Decision;
import org.chargeledger.pileingest.domain.StartAttempt.Step;
import org.chargeledger.pileingest.store.StartedSessions;

/** Decides the starts of piles that no replica holds. */
@ApplicationScoped
public class GiveUpUnheldStarts {

    private static final int AT_ONCE = 200;

    private final SystemDb db;
    private final StartedSessions sessions;
    private final ConcludeStart concludeStart;
    private final InstantSource clock;

    GiveUpUnheldStarts(SystemDb db, StartedSessions sessions, ConcludeStart concludeStart, InstantSource clock) {
        this.db = db;
        this.sessions = sessions;
        this.concludeStart = concludeStart;
        this.clock = clock;
    }

    public void sweep() {
        Instant now = clock.instant();
        db.inTransaction(tx -> {
            for (StartAttempt attempt : sessions.openAtOfflinePiles(tx, AT_ONCE)) {
                Decision decision = attempt.decide(now, false);
                if (decision.step() == Step.FAIL) {
                    concludeStart.failed(tx, attempt, decision.failure(), decision.rawReason(),
                            new Arrival(now, UUID.randomUUID().toString()));
                }
            }
            return null;
        });
    }
}
