package org.chargeledger.pileingest.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.chargeledger.kit.db.SystemDb;
import org.chargeledger.pileingest.domain.Arrival;
import org.chargeledger.pileingest.domain.ConnectorMemory;
import org.chargeledger.pileingest.domain.ConnectorReading;
import org.chargeledger.pileingest.domain.ConnectorStatus;
import org.chargeledger.pileingest.domain.Fault.Type;
import org.chargeledger.pileingest.domain.Pile;
import org.chargeledger.pileingest.domain.fact.PileObserved;
import org.chargeledger.pileingest.domain.fact.SessionProgressed;
import org.chargeledger.pileingest.store.Connections;
import org.chargeledger.pileingest.store.FactLog;
import org.chargeledger.pileingest.store.Faults;
import org.chargeledger.pileingest.store.StartedSessions;

/** Publishes what a connected pile shows: readings, thinned, and how far it has been observed. */
@ApplicationScoped
public class ObservePile {

    private final SystemDb db;
    private final FactLog facts;
    private final Connections connections;
    private final StartedSessions sessions;
    private final Faults faults;
    private final BillNumbers billNumbers;
    private final ConcludeStart concludeStart;

    ObservePile(SystemDb db, FactLog facts, Connections connections, StartedSessions sessions, Faults faults,
            BillNumbers billNumbers, ConcludeStart concludeStart) {
        this.db = db;
        this.facts = facts;
        this.connections = connections;
        this.sessions = sessions;
        this.faults = faults;
        this.billNumbers = billNumbers;
        this.concludeStart = concludeStart;
    }

    /** At most one pile-observed per business minute; all facts of earlier frames are stored by now. */
    public void alive(PileLink link, Arrival arrival) {
        var minute = arrival.at().truncatedTo(ChronoUnit.MINUTES);
        if (!minute.isAfter(link.observedUntil())) {
            return;
        }
        Pile pile = link.pile();
        facts.append(List.of(new PileObserved(pile.operatorId(), pile.stationId(), pile.pileCode(), arrival.at(),
                arrival.at(), true, link.onlineSince(), null)), arrival.id());
        db.inTransaction(tx -> {
            connections.observed(tx, pile.pileCode(), link.connectionId(), arrival.at());
            return null;
        });
        link.observed(minute);
    }

    public void measured(PileLink link, ConnectorReading reading, Arrival arrival) {
        if (reading.status() == ConnectorStatus.CHARGING) {
            reading.transactionNo().ifPresent(no -> concludeStart.seenRunning(link, no, arrival));
        }
        ConnectorMemory memory = link.connector(reading.connectorNo());
        if (memory.isNewCharge(reading)) {
            reading.transactionNo().ifPresent(no -> concludeStart.stopIfGivenUp(link, reading.connectorNo(), no));
        }
        boolean publishes = memory.isWorthPublishing(reading, arrival.at());
        Optional<String> transactionNo = memory.transactionOf(reading);
        if (publishes) {
            String billNo = transactionNo.flatMap(no -> billNumbers.find(link, no)).orElse(null);
            facts.append(List.of(SessionProgressed.of(link.pile(), arrival.at(), billNo, transactionNo.orElse(null),
                    reading)), arrival.id());
        }
        if (memory.isFaultNews(reading)) {
            noteFault(link.pile(), reading, arrival);
        }
        ConnectorMemory now = memory.seen(reading, arrival.at(), publishes);
        if (now.isServiceOverNow() && transactionNo.isPresent()) {
            db.inTransaction(tx -> {
                sessions.serviceEnded(tx, link.pile().operatorId(), transactionNo.get(), arrival.at());
                return null;
            });
        }
        link.remember(reading.connectorNo(), now);
    }

    private void noteFault(Pile pile, ConnectorReading reading, Arrival arrival) {
        db.inTransaction(tx -> {
            if (reading.status() == ConnectorStatus.FAULT) {
                faults.begin(tx, pile.operatorId(), pile.stationId(), pile.pileCode(), reading.connectorNo(),
                        Type.CONNECTOR_FAULT, reading.rawFaults(), arrival.at());
            } else {
                faults.end(tx, pile.pileCode(), reading.connectorNo(), Type.CONNECTOR_FAULT, arrival.at());
            }
            return null;
        });
    }
}
