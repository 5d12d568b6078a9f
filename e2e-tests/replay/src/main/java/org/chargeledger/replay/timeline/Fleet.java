package org.chargeledger.replay.timeline;

import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.chargeledger.replay.scenario.PilePlan;
import org.chargeledger.simulator.pile.PileIdentity;
import org.chargeledger.simulator.pile.SimulatedPile;
import org.chargeledger.simulator.pile.ykc.UpMessage;

/** The scenario's piles, each on its own connection. */
public final class Fleet implements AutoCloseable {

    private final Map<String, SimulatedPile> piles = new LinkedHashMap<>();

    public Fleet(List<PilePlan> plans, Supplier<InetSocketAddress> platform) {
        plans.forEach(plan -> piles.put(plan.pileCode(), new SimulatedPile(
                new PileIdentity(plan.protocolId(), PilePlan.CONNECTORS.size(), plan.firmware()), platform)));
    }

    public void connect() {
        Together.each(piles.values(), SimulatedPile::connect);
    }

    public SimulatedPile pile(String pileCode) {
        return piles.get(pileCode);
    }

    /** Each pile delivers what it has to report; with {@code all}, a pile without a report sends its heartbeat alone. */
    public void deliver(Map<SimulatedPile, List<UpMessage>> reports, boolean all) {
        Collection<SimulatedPile> senders = all
                ? piles.values().stream().filter(SimulatedPile::wanted).toList() : reports.keySet();
        if (!senders.isEmpty()) {
            Together.each(senders, pile -> pile.deliver(reports.getOrDefault(pile, List.of())));
        }
    }

    public boolean settled() {
        return piles.values().stream().allMatch(SimulatedPile::settled);
    }

    public long framesSent() {
        return piles.values().stream().mapToLong(SimulatedPile::framesSent).sum();
    }

    public long logins() {
        return piles.values().stream().mapToLong(SimulatedPile::logins).sum();
    }

    @Override
    public void close() {
        piles.values().forEach(SimulatedPile::close);
    }
}
