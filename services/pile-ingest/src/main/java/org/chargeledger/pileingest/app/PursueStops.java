package org.chargeledger.pileingest.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.chargeledger.kit.db.SystemDb;
import org.chargeledger.pileingest.domain.Arrival;
import org.chargeledger.pileingest.store.Connections;
import org.chargeledger.pileingest.store.PendingStops;
import org.chargeledger.pileingest.store.PendingStops.PendingStop;

/** Tells a connected pile what shall end, and tells it again on its next connection if it did not answer. */
@ApplicationScoped
public class PursueStops {

    private final SystemDb db;
    private final Connections connections;
    private final PendingStops stops;

    PursueStops(SystemDb db, Connections connections, PendingStops stops) {
        this.db = db;
        this.connections = connections;
        this.stops = stops;
    }

    /** After a login: what was sent on an older connection and not answered may not have arrived. */
    public void resume(PileLink link, Arrival arrival) {
        send(link, arrival, true);
    }

    /** There is something new for this pile in the database. */
    public void collect(PileLink link, Arrival arrival) {
        send(link, arrival, false);
    }

    /** Refused or not: there is nothing left to say. */
    public void answered(PileLink link, String connectorNo) {
        db.inTransaction(tx -> {
            stops.answered(tx, link.pile().pileCode(), connectorNo);
            return null;
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
}
