package org.chargeledger.pileingest.app;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.chargeledger.pileingest.domain.ConnectorMemory;
import org.chargeledger.pileingest.domain.ConnectorStatus;
import org.chargeledger.pileingest.domain.Pile;
import org.chargeledger.pileingest.domain.ShownPrices;
import org.chargeledger.pileingest.domain.StartAttempt;
import org.chargeledger.pileingest.store.Connections.Held;

/** What this replica remembers of a pile while it holds its connection. Belongs to that connection's one thread. */
public final class PileLink {

    private static final int BILLS_REMEMBERED = 64;

    private final Pile pile;
    private final ZoneId zone;
    private final UUID connectionId;
    private final PileChannel channel;
    private final Instant onlineSince;
    private final Map<String, ConnectorMemory> connectors = new HashMap<>();
    private final Map<String, StartAttempt> openStarts = new LinkedHashMap<>();
    private final Map<String, Optional<String>> billNos = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Optional<String>> eldest) {
            return size() > BILLS_REMEMBERED;
        }
    };
    private final Set<String> repeated = new HashSet<>();
    private Instant observedUntil = Instant.MIN;
    private Instant pricesDueAt = Instant.MIN;
    private Optional<ShownPrices> offered = Optional.empty();

    PileLink(Pile pile, ZoneId zone, UUID connectionId, PileChannel channel, Instant onlineSince) {
        this.pile = pile;
        this.zone = zone;
        this.connectionId = connectionId;
        this.channel = channel;
        this.onlineSince = onlineSince;
    }

    public Pile pile() {
        return pile;
    }

    /** Of the pile's clock, which shows its station's local time. */
    public ZoneId zone() {
        return zone;
    }

    UUID connectionId() {
        return connectionId;
    }

    Held held() {
        return new Held(pile.pileCode(), connectionId);
    }

    PileChannel channel() {
        return channel;
    }

    Instant onlineSince() {
        return onlineSince;
    }

    ConnectorMemory connector(String connectorNo) {
        return connectors.getOrDefault(connectorNo, ConnectorMemory.NOTHING);
    }

    void remember(String connectorNo, ConnectorMemory memory) {
        connectors.put(connectorNo, memory);
    }

    boolean isCharging() {
        return connectors.values().stream().flatMap(memory -> memory.published().stream())
                .anyMatch(reading -> reading.status() == ConnectorStatus.CHARGING);
    }

    List<StartAttempt> openStarts() {
        return new ArrayList<>(openStarts.values());
    }

    Optional<StartAttempt> openStart(String transactionNo) {
        return Optional.ofNullable(openStarts.get(transactionNo));
    }

    void remember(StartAttempt attempt) {
        openStarts.put(attempt.transactionNo(), attempt);
        billNos.put(attempt.transactionNo(), Optional.of(attempt.billNo()));
    }

    /** What the database says is newer only of attempts not known here, and of stops that were asked for. */
    void learn(StartAttempt attempt) {
        StartAttempt known = openStarts.getOrDefault(attempt.transactionNo(), attempt);
        remember(attempt.stopWanted() ? known.toBeStopped() : known);
    }

    void forget(StartAttempt attempt) {
        openStarts.remove(attempt.transactionNo());
        repeated.remove(attempt.transactionNo());
    }

    void repeated(StartAttempt attempt) {
        repeated.add(attempt.transactionNo());
    }

    /** True if the pile may have got this command twice. */
    boolean isRepeated(StartAttempt attempt) {
        return repeated.contains(attempt.transactionNo());
    }

    Map<String, Optional<String>> billNos() {
        return billNos;
    }

    Instant observedUntil() {
        return observedUntil;
    }

    void observed(Instant until) {
        observedUntil = until;
    }

    Instant pricesDueAt() {
        return pricesDueAt;
    }

    void lookAtPricesAgain(Instant at) {
        pricesDueAt = at;
    }

    /** What was pushed last and perhaps not answered. */
    Optional<ShownPrices> offered() {
        return offered;
    }

    void offer(ShownPrices prices) {
        offered = Optional.of(prices);
    }
}
