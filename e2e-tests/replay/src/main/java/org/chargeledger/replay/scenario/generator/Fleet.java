package org.chargeledger.replay.scenario.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.chargeledger.replay.scenario.PilePlan;

/** The 24 piles of the two stations: 60 kW, two connectors, all on the firmware that loses records. */
final class Fleet {

    private static final int PILES_108 = 14;
    private static final int PILES_SONGGANG = 10;

    private Fleet() {
    }

    static List<PilePlan> piles(Random random) {
        List<PilePlan> piles = new ArrayList<>();
        for (int i = 1; i <= PILES_108; i++) {
            piles.add(pile(Prices.STATION_108, "4403060021000020%04d".formatted(i), piles.size() + 1, random));
        }
        for (int i = 1; i <= PILES_SONGGANG; i++) {
            piles.add(pile(Prices.STATION_SONGGANG, "4403060021000030%04d".formatted(i), piles.size() + 1, random));
        }
        return piles;
    }

    private static PilePlan pile(String stationId, String pileCode, int number, Random random) {
        return new PilePlan(pileCode, "320106000192%02d".formatted(number), stationId, "demo", "DC-60-2", 60_000,
                "2090104", List.of(meter(random), meter(random)));
    }

    private static long meter(Random random) {
        return 80_000_000L + random.nextInt(420_000_000);
    }
}
