package org.chargeledger.pileingest.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.chargeledger.kit.db.SystemDb;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.pileingest.domain.Watch;
import org.chargeledger.pileingest.domain.fact.PileDisconnected;
import org.chargeledger.pileingest.domain.fact.PileObserved;
import org.chargeledger.pileingest.store.Connections;
import org.chargeledger.pileingest.store.Connections.Absent;
import org.chargeledger.pileingest.store.Connections.Held;
import org.chargeledger.pileingest.store.FactLog;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Speaks for piles that nobody holds: that they are still off line, or that the replica with their socket died. */
@ApplicationScoped
public class WatchAbsentPiles {

    /** Business time between two reports of an absent pile. */
    static final Duration REPORT_EVERY = Duration.ofMinutes(10);
    /** So long is a pile reported that was removed: billing gives up its sessions after a day of absence. */
    private static final Duration REMOVED_FOR = Duration.ofDays(2);
    private static final int AT_ONCE = 200;

    private final SystemDb db;
    private final Connections connections;
    private final FactLog facts;
    private final PileLinks links;
    private final InstantSource clock;
    private final Duration deadAfter;
    private volatile Watch watch;

    WatchAbsentPiles(SystemDb db, Connections connections, FactLog facts, PileLinks links, InstantSource clock,
            @ConfigProperty(name = "replica.dead-after") Duration deadAfter) {
        this.db = db;
        this.connections = connections;
        this.facts = facts;
        this.links = links;
        this.clock = clock;
        this.deadAfter = deadAfter;
        watch = Watch.begin(deadAfter, System.nanoTime());
    }

    public void report() {
        Instant now = clock.instant();
        db.inTransaction(tx -> {
            List<PileObserved> observed = connections.reportAbsent(tx, now.minus(REPORT_EVERY),
                    now.minus(REMOVED_FOR), now, AT_ONCE).stream().map(pile -> observed(pile, now)).toList();
            facts.append(observed, UUID.randomUUID().toString());
            return null;
        });
    }

    /** Says that this replica lives, and lets go what another has taken over or given up. Waits for no Kafka. */
    public void signOfLife() {
        long now = System.nanoTime();
        List<Held> gone = db.inTransaction(tx -> {
            connections.replicaSeen(tx, links.replicaId());
            return connections.noLongerHeld(tx, links.held());
        });
        gone.forEach(links::drop);
        watch = watch.goOn(now);
    }

    /** Closes what a dead replica held. */
    public void takeOver() {
        int closed = AT_ONCE;
        while (closed == AT_ONCE && watch.mayJudge(System.nanoTime())) {
            closed = db.inTransaction(this::closeLost);
        }
    }

    private int closeLost(Tx tx) {
        Instant now = clock.instant();
        List<PileDisconnected> lost = connections.closeLost(tx, deadAfter, now, AT_ONCE).stream()
                .map(pile -> new PileDisconnected(pile.operatorId(), pile.stationId(), pile.pileCode(), now,
                        "REPLICA_LOST")).toList();
        facts.append(lost, UUID.randomUUID().toString());
        return lost.size();
    }

    private static PileObserved observed(Absent pile, Instant now) {
        return new PileObserved(pile.operatorId(), pile.stationId(), pile.pileCode(), now, now, false,
                pile.onlineSince(), pile.offlineSince());
    }
}
