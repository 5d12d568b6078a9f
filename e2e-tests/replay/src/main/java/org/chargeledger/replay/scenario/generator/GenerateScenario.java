package org.chargeledger.replay.scenario.generator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.chargeledger.replay.scenario.DriverPlan;
import org.chargeledger.replay.scenario.PilePlan;
import org.chargeledger.replay.scenario.Scenario;
import org.chargeledger.replay.scenario.TariffPlan;

/** Writes the scenario's files; run once, and again only when the scenario itself shall change. */
public final class GenerateScenario {

    private static final long SEED = 20191016;

    private GenerateScenario() {
    }

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args.length > 0 ? args[0] : "e2e-tests/replay/src/main/resources/scenario");
        for (Map.Entry<String, String> file : files().entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
    }

    static Map<String, String> files() {
        Scenario scenario = scenario();
        Map<String, String> files = new TreeMap<>(scenario.files());
        files.put("golden.json", new Golden(scenario).work().json());
        return files;
    }

    static Scenario scenario() {
        var random = new Random(SEED);
        List<TariffPlan> tariffs = Prices.tariffs();
        List<PilePlan> piles = Fleet.piles(random);
        List<DriverPlan> drivers = Roster.drivers(random);
        List<Wish> wishes = Wishes.all(random);
        return new Scenario(Scenario.FROM, Scenario.UNTIL, piles, drivers, tariffs,
                new Bookings(piles, drivers, tariffs, random).book(wishes));
    }
}
