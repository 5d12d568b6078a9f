package org.chargeledger.replay.timeline;

import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.chargeledger.replay.scenario.PilePlan;
import org.chargeledger.simulator.pile.PileIdentity;
import org.chargeledger.simulator.pile.SimulatedPile;

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

    /** A heartbeat of every pile that is on line. */
    public void heartbeats() {
        Together.each(piles.values().stream().filter(SimulatedPile::wanted).toList(), SimulatedPile::barrier);
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
