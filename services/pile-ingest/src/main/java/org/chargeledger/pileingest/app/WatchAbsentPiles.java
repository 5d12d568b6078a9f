package org.chargeledger.pileingest.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.chargeledger.kit.db.SystemDb;
import org.chargeledger.pileingest.domain.fact.PileDisconnected;
import org.chargeledger.pileingest.domain.fact.PileObserved;
import org.chargeledger.pileingest.store.Connections;
import org.chargeledger.pileingest.store.Connections.Absent;
import org.chargeledger.pileingest.store.FactLog;

/** Speaks for piles that nobody holds: that they are still off line, or that the replica with their socket died. */
@ApplicationScoped
public class WatchAbsentPiles {

    /** Business time between two reports of an absent pile. */
    static final Duration REPORT_EVERY = Duration.ofMinutes(10);
    private static final int AT_ONCE = 200;
    /** Real time a new replica gives the piles of a dead one to come back before it says that they are gone. */
    private static final long GRACE_NANOS = Duration.ofSeconds(60).toNanos();

    private final SystemDb db;
    private final Connections connections;
    private final FactLog facts;
    private final PileLinks links;
    private final InstantSource clock;
    private final long startedNanos = System.nanoTime();

    WatchAbsentPiles(SystemDb db, Connections connections, FactLog facts, PileLinks links, InstantSource clock) {
        this.db = db;
        this.connections = connections;
        this.facts = facts;
        this.links = links;
        this.clock = clock;
    }

    public void report() {
        Instant now = clock.instant();
        db.inTransaction(tx -> {
            List<PileObserved> observed = connections.reportAbsent(tx, now.minus(REPORT_EVERY), now, AT_ONCE).stream()
                    .map(pile -> observed(pile, now)).toList();
            facts.append(observed, UUID.randomUUID().toString());
            return null;
        });
    }

    /** Says that this replica lives, and closes what a dead one held. */
    public void takeOver() {
        Instant now = clock.instant();
        db.inTransaction(tx -> {
            connections.replicaSeen(tx, links.replicaId());
            if (System.nanoTime() - startedNanos < GRACE_NANOS) {
                return null;
            }
            List<PileDisconnected> lost = connections.closeLost(tx, now).stream()
                    .map(pile -> new PileDisconnected(pile.operatorId(), pile.stationId(), pile.pileCode(), now,
                            "REPLICA_LOST")).toList();
            facts.append(lost, UUID.randomUUID().toString());
            return null;
        });
    }

    private static PileObserved observed(Absent pile, Instant now) {
        return new PileObserved(pile.operatorId(), pile.stationId(), pile.pileCode(), now, now, false,
                pile.onlineSince(), pile.offlineSince());
    }
}
