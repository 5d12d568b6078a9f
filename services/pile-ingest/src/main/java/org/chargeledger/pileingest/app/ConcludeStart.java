package org.chargeledger.pileingest.app;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.chargeledger.kit.db.SystemDb;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.pileingest.domain.Arrival;
import org.chargeledger.pileingest.domain.StartAnswer;
import org.chargeledger.pileingest.domain.StartAttempt;
import org.chargeledger.pileingest.domain.StartAttempt.State;
import org.chargeledger.pileingest.domain.StartFailure;
import org.chargeledger.pileingest.domain.fact.SessionStartFailed;
import org.chargeledger.pileingest.domain.fact.SessionStarted;
import org.chargeledger.pileingest.store.FactLog;
import org.chargeledger.pileingest.store.PendingStops;
import org.chargeledger.pileingest.store.PendingStops.PendingStop;
import org.chargeledger.pileingest.store.StartedSessions;
import org.jboss.logging.Logger;

/** Decides a start once, whichever replicas try: its fact is stored first, then its final state. */
@ApplicationScoped
public class ConcludeStart {

    private static final Logger LOG = Logger.getLogger(ConcludeStart.class);
    private static final String GIVEN_UP = "START_GIVEN_UP";

    private final SystemDb db;
    private final FactLog facts;
    private final StartedSessions sessions;
    private final PendingStops stops;
    private final MeterRegistry metrics;

    ConcludeStart(SystemDb db, FactLog facts, StartedSessions sessions, PendingStops stops, MeterRegistry metrics) {
        this.db = db;
        this.facts = facts;
        this.sessions = sessions;
        this.stops = stops;
        this.metrics = metrics;
    }

    /** The pile's answer. Not plugged in is not final yet, and a command sent twice may meet its own start. */
    public void answered(PileLink link, StartAnswer answer, Arrival arrival) {
        Optional<StartAttempt> open = link.openStart(answer.transactionNo());
        if (open.isEmpty()) {
            ranOn(link, answer);
            return;
        }
        StartAttempt attempt = open.get();
        StartFailure failure = answer.failure().orElse(null);
        if (failure == null) {
            if (!started(link, attempt, arrival)) {
                ranOn(link, answer);
            }
        } else if (failure == StartFailure.NOT_PLUGGED) {
            notPlugged(link, attempt, arrival);
        } else if (failure != StartFailure.ALREADY_CHARGING || !link.isRepeated(attempt)) {
            failed(link, attempt, failure, answer.rawReason(), arrival);
        }
    }

    /** A reading or a record under a start's number proves the start, even if its answer was lost. */
    void seenRunning(PileLink link, String transactionNo, Arrival arrival) {
        link.openStart(transactionNo).filter(attempt -> attempt.state() == State.SENT)
                .ifPresent(attempt -> started(link, attempt, arrival));
    }

    void failed(PileLink link, StartAttempt attempt, StartFailure failure, String rawReason, Arrival arrival) {
        db.inTransaction(tx -> {
            failed(tx, attempt, failure, rawReason, arrival);
            return null;
        });
        link.forget(attempt);
    }

    void failed(Tx tx, StartAttempt attempt, StartFailure failure, String rawReason, Arrival arrival) {
        if (!sessions.save(tx, attempt.in(State.FAILED))) {
            return;
        }
        facts.append(List.of(new SessionStartFailed(attempt.operatorId(), attempt.stationId(), attempt.pileCode(),
                arrival.at(), attempt.connectorNo(), attempt.billNo(), attempt.transactionNo(), failure, rawReason)),
                arrival.id());
        count(failure.name());
    }

    private boolean started(PileLink link, StartAttempt attempt, Arrival arrival) {
        boolean decided = db.inTransaction(tx -> {
            if (!sessions.save(tx, attempt.in(State.STARTED))) {
                return false;
            }
            facts.append(List.of(new SessionStarted(attempt.operatorId(), attempt.stationId(), attempt.pileCode(),
                    arrival.at(), attempt.connectorNo(), attempt.billNo(), attempt.transactionNo())), arrival.id());
            return true;
        });
        link.forget(attempt);
        if (decided) {
            count("STARTED");
        }
        return decided;
    }

    private void notPlugged(PileLink link, StartAttempt attempt, Arrival arrival) {
        StartAttempt waiting = attempt.notPlugged(arrival.at());
        db.inTransaction(tx -> {
            sessions.save(tx, waiting);
            return null;
        });
        link.remember(waiting);
    }

    private void ranOn(PileLink link, StartAnswer answer) {
        if (answer.failure().isEmpty()) {
            stopIfGivenUp(link, answer.connectorNo(), answer.transactionNo());
        }
    }

    /** A start that was given up must not run on at nobody's expense. */
    void stopIfGivenUp(PileLink link, String connectorNo, String transactionNo) {
        Optional<StartAttempt> givenUp = db.inTransaction(tx -> {
            Optional<StartAttempt> found = sessions.find(tx, link.pile().operatorId(), transactionNo)
                    .filter(attempt -> attempt.state() == State.FAILED);
            found.ifPresent(attempt -> stops.add(tx, new PendingStop(attempt.operatorId(), attempt.billNo(),
                    attempt.pileCode(), connectorNo, GIVEN_UP, attempt.requestedAt())));
            return found;
        });
        if (givenUp.isPresent()) {
            LOG.warnf("pile %s started %s after the start was given up; stopping it", link.pile().pileCode(),
                    transactionNo);
            count("LATE");
            link.channel().poke();
        }
    }

    private void count(String outcome) {
        metrics.counter("chargeledger.starts", "outcome", outcome).increment();
    }
}
