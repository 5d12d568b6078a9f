package org.chargeledger.pileingest.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.chargeledger.pileingest.store.Connections.Held;

/** The piles whose sockets this replica holds. */
@ApplicationScoped
public class PileLinks {

    private final UUID replicaId = UUID.randomUUID();
    private final Map<String, PileLink> links = new ConcurrentHashMap<>();
    private final Map<String, Lock> logins = new ConcurrentHashMap<>();
    private volatile boolean leaving;

    PileLinks(MeterRegistry metrics) {
        metrics.gaugeMapSize("chargeledger.pile.connections", Tags.empty(), links);
    }

    UUID replicaId() {
        return replicaId;
    }

    /** One login of a pile at a time, in the order they came, so that the newest is the newest everywhere. */
    Lock login(String pileCode) {
        return logins.computeIfAbsent(pileCode, code -> new ReentrantLock(true));
    }

    Optional<PileLink> find(String pileCode) {
        return Optional.ofNullable(links.get(pileCode));
    }

    void put(PileLink link) {
        links.put(link.pile().pileCode(), link);
    }

    void remove(PileLink link) {
        links.remove(link.pile().pileCode(), link);
    }

    void poke(String pileCode) {
        find(pileCode).ifPresent(link -> link.channel().poke());
    }

    /** Word of another connection of this pile, newer than ours or, if it comes late, older: the database knows. */
    void otherConnected(String pileCode, UUID other) {
        find(pileCode).filter(link -> !link.connectionId().equals(other)).ifPresent(link -> link.channel().poke());
    }

    /** The pile logs in anew, as what it is registered now. */
    void registeredAnew(String pileCode) {
        find(pileCode).ifPresent(link -> link.channel().close("REGISTRATION_CHANGED"));
    }

    /** All connections this replica has, as far as it knows. */
    List<Held> held() {
        return links.values().stream().map(PileLink::held).toList();
    }

    /** Closes a connection that is the pile's no more. */
    void drop(Held lost) {
        find(lost.pileCode()).filter(link -> link.held().equals(lost))
                .ifPresent(link -> link.channel().close(ConnectPile.REPLACED));
    }

    /** From now on a closed socket means that this replica goes, not that a pile went. */
    public void leave() {
        leaving = true;
    }

    boolean isLeaving() {
        return leaving;
    }
}
