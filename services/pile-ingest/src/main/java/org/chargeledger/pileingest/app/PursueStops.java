package org.chargeledger.pileingest.app;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.chargeledger.kit.db.SystemDb;
import org.chargeledger.pileingest.domain.Arrival;
import org.chargeledger.pileingest.domain.StopAnswer;
import org.chargeledger.pileingest.domain.StopAnswer.Outcome;
import org.chargeledger.pileingest.store.Connections;
import org.chargeledger.pileingest.store.PendingStops;
import org.chargeledger.pileingest.store.PendingStops.PendingStop;
import org.jboss.logging.Logger;

/** Tells a connected pile what shall end, and tells it again on its next connection if it did not answer. */
@ApplicationScoped
public class PursueStops {

    private static final Logger LOG = Logger.getLogger(PursueStops.class);
    private static final int MOST_REFUSALS = 5;

    private final SystemDb db;
    private final Connections connections;
    private final PendingStops stops;
    private final MeterRegistry metrics;

    PursueStops(SystemDb db, Connections connections, PendingStops stops, MeterRegistry metrics) {
        this.db = db;
        this.connections = connections;
        this.stops = stops;
        this.metrics = metrics;
    }

    /** After a login: what was sent on an older connection and not answered may not have arrived. */
    public void resume(PileLink link, Arrival arrival) {
        send(link, arrival, true);
    }

    /** There is something new for this pile in the database. */
    public void collect(PileLink link, Arrival arrival) {
        send(link, arrival, false);
    }

    /** A refusal is not the last word: the pile is told again a few times before that is given up. */
    public void answered(PileLink link, StopAnswer answer) {
        String pileCode = link.pile().pileCode();
        if (answer.outcome() != Outcome.REFUSED) {
            db.inTransaction(tx -> stops.over(tx, pileCode, answer.connectorNo()));
            count(answer.outcome().name());
            return;
        }
        db.inTransaction(tx -> stops.refused(tx, pileCode, answer.connectorNo(), MOST_REFUSALS)).ifPresent(again -> {
            LOG.warnf("pile %s refuses to stop connector %s (%s); %s", pileCode, answer.connectorNo(),
                    answer.rawReason(), again ? "it is told again" : "given up");
            count(again ? "REFUSED" : "GIVEN_UP");
        });
    }

    private void send(PileLink link, Arrival arrival, boolean again) {
        List<PendingStop> due = db.inTransaction(tx -> {
            var found = new ArrayList<PendingStop>();
            if (connections.has(tx, link.held())) {
                if (again) {
                    found.addAll(stops.unanswered(tx, link.pile()));
                }
                found.addAll(stops.takeUnsent(tx, link.pile(), arrival.at()));
            }
            return found;
        });
        due.forEach(stop -> link.channel().stop(stop.connectorNo()));
    }

    private void count(String outcome) {
        metrics.counter("chargeledger.stops", "outcome", outcome).increment();
    }
}
