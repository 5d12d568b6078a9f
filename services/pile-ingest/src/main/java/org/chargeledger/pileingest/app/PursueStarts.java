package org.chargeledger.pileingest.app;

import jakarta.enterprise.context.ApplicationScoped;
import org.chargeledger.kit.db.SystemDb;
import org.chargeledger.pileingest.domain.Arrival;
import org.chargeledger.pileingest.domain.StartAttempt;
import org.chargeledger.pileingest.domain.StartAttempt.Decision;
import org.chargeledger.pileingest.store.Connections;
import org.chargeledger.pileingest.store.StartedSessions;

/** Sends the starts a connected pile is to be told, and gives up what it did not answer in time. */
@ApplicationScoped
public class PursueStarts {

    private final SystemDb db;
    private final StartedSessions sessions;
    private final Connections connections;
    private final ConcludeStart concludeStart;

    PursueStarts(SystemDb db, StartedSessions sessions, Connections connections, ConcludeStart concludeStart) {
        this.db = db;
        this.sessions = sessions;
        this.connections = connections;
        this.concludeStart = concludeStart;
    }

    /** After a login: what was sent on an older connection and not answered may not have arrived. */
    public void resume(PileLink link, Arrival arrival) {
        fetch(link);
        link.openStarts().stream().filter(attempt -> attempt.isWorthRepeating(arrival.at())).forEach(attempt -> {
            link.repeated(attempt);
            link.channel().start(attempt);
        });
        pursue(link, arrival);
    }

    /** There is something new for this pile in the database. */
    public void collect(PileLink link, Arrival arrival) {
        fetch(link);
        pursue(link, arrival);
    }

    /** Cheap when nothing is open, so every frame of the pile may call it. */
    public void pursue(PileLink link, Arrival arrival) {
        for (StartAttempt attempt : link.openStarts()) {
            Decision decision = attempt.decide(arrival.at(), true);
            switch (decision.step()) {
                case SEND -> send(link, attempt, arrival);
                case FAIL -> concludeStart.failed(link, attempt, decision.failure(), decision.rawReason(), arrival);
                case WAIT -> { }
            }
        }
    }

    /** A connection that is not the pile's newest any more learns it here, and closes. */
    private void fetch(PileLink link) {
        boolean newest = db.inTransaction(tx -> {
            boolean has = connections.has(tx, link.held());
            if (has) {
                sessions.open(tx, link.pile()).forEach(link::learn);
            }
            return has;
        });
        if (!newest) {
            link.channel().close(ConnectPile.REPLACED);
        }
    }

    /**
     * Noted as sent before it is: a command may be sent twice, but never after its answer. One that another replica has
     * decided, because this one hung, is not sent.
     */
    private void send(PileLink link, StartAttempt attempt, Arrival arrival) {
        StartAttempt sent = attempt.sent(arrival.at());
        if (db.inTransaction(tx -> sessions.saveSent(tx, sent))) {
            link.remember(sent);
            link.channel().start(sent);
        } else {
            link.forget(attempt);
        }
    }
}
