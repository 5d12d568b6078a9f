package org.chargeledger.pileingest.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import org.chargeledger.kit.db.SystemDb;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.pileingest.domain.Arrival;
import org.chargeledger.pileingest.domain.ConnectorMemory;
import org.chargeledger.pileingest.domain.Hello;
import org.chargeledger.pileingest.domain.Pile;
import org.chargeledger.pileingest.domain.fact.PileConnected;
import org.chargeledger.pileingest.domain.fact.PileDisconnected;
import org.chargeledger.pileingest.store.Connections;
import org.chargeledger.pileingest.store.Connections.Opened;
import org.chargeledger.pileingest.store.FactLog;
import org.chargeledger.pileingest.store.PileBell;
import org.chargeledger.pileingest.store.Piles;
import org.chargeledger.pileingest.store.StartedSessions;
import org.chargeledger.pileingest.store.Stations;

/** Lets a pile in and notes when it goes. The newest connection of a pile wins. */
@ApplicationScoped
public class ConnectPile {

    /** Reason of a connection that a newer one of the same pile took over. */
    static final String REPLACED = "REPLACED";

    private final SystemDb db;
    private final Piles piles;
    private final Stations stations;
    private final Connections connections;
    private final StartedSessions sessions;
    private final PileLinks links;
    private final FactLog facts;
    private final PileBell bell;
    private final AnnounceStation announce;

    ConnectPile(SystemDb db, Piles piles, Stations stations, Connections connections, StartedSessions sessions,
            PileLinks links, FactLog facts, PileBell bell, AnnounceStation announce) {
        this.db = db;
        this.piles = piles;
        this.stations = stations;
        this.connections = connections;
        this.sessions = sessions;
        this.links = links;
        this.facts = facts;
        this.bell = bell;
        this.announce = announce;
    }

    /** Empty for a pile nobody registered. */
    public Optional<Pile> find(String protocolId) {
        return db.inTransaction(tx -> piles.findByProtocolId(tx, protocolId));
    }

    /**
     * Waits until what an older connection of the pile brought is stored, so that facts keep their order. A pile that
     * hangs up meanwhile and dials anew is waited for once, not once for each time.
     */
    public PileLink connect(Pile pile, Hello hello, UUID connectionId, PileChannel channel, Arrival arrival) {
        Lock login = links.login(pile.pileCode());
        awaitTurn(login, channel);
        try {
            links.find(pile.pileCode()).ifPresent(older -> {
                older.channel().close(REPLACED);
                older.channel().awaitDrained();
            });
            refuseIfGone(channel);
            PileLink link = db.inTransaction(tx -> open(tx, pile, hello, connectionId, channel, arrival));
            links.put(link);
            return link;
        } finally {
            login.unlock();
        }
    }

    private static void awaitTurn(Lock login, PileChannel channel) {
        try {
            while (!login.tryLock(1, TimeUnit.SECONDS)) {
                refuseIfGone(channel);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HungUp();
        }
    }

    private static void refuseIfGone(PileChannel channel) {
        if (!channel.isOpen()) {
            throw new HungUp();
        }
    }

    private PileLink open(Tx tx, Pile pile, Hello hello, UUID connectionId, PileChannel channel, Arrival arrival) {
        if (!hello.firmware().equals(pile.firmware())) {
            announce.afterOthers(tx, pile.stationId());
        }
        Opened opened = connections.open(tx, pile, connectionId, links.replicaId(), hello, arrival.at());
        bell.connected(tx, pile.pileCode(), connectionId);
        boolean newFirmware = piles.learnFirmware(tx, pile.pileCode(), hello.firmware());
        if (newFirmware) {
            announce.changed(tx, pile.stationId());
        }
        if (opened.wasAway() || newFirmware) {
            facts.append(List.of(new PileConnected(pile.operatorId(), pile.stationId(), pile.pileCode(), arrival.at(),
                    hello.firmware(), hello.protocol())), arrival.id());
        }
        var link = new PileLink(pile, stations.zone(tx, pile.stationId()), connectionId, channel, opened.onlineSince());
        sessions.pluggedIn(tx, pile.pileCode()).forEach((connectorNo, transactionNo) ->
                link.remember(connectorNo, ConnectorMemory.pluggedIn(transactionNo)));
        return link;
    }

    /** Says nothing if a newer connection took over, or if it is this replica that goes. */
    public void disconnect(PileLink link, String reason, Arrival arrival) {
        Pile pile = link.pile();
        if (!links.isLeaving() && !reason.equals(REPLACED)) {
            db.inTransaction(tx -> {
                if (connections.close(tx, pile, link.connectionId(), reason, arrival.at())) {
                    facts.append(List.of(new PileDisconnected(pile.operatorId(), pile.stationId(), pile.pileCode(),
                            arrival.at(), reason)), arrival.id());
                }
                return null;
            });
        }
        links.remove(link);
    }
}
