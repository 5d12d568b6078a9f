package org.chargeledger.replay.refund;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** A station of the campaign: its idle fee and its piles, each with two connectors. */
record Site(String stationId, String name, String tariffId, long idleFenPerMinute, String modelNo) {

    static final Duration FREE = Duration.ofMinutes(15);
    static final List<String> CONNECTORS = List.of("01", "02");
    static final List<Site> ALL = List.of(new Site("ST-108", "108物流园", "T-108", 80, "0108"),
            new Site("ST-201", "201充电站", "T-201", 100, "0201"));
    private static final int PILES = 20;

    record Pile(Site site, String pileCode) {}

    List<Pile> piles() {
        return IntStream.rangeClosed(1, PILES).mapToObj(number -> new Pile(this,
                "44030600" + stationId.substring(3) + "%09d".formatted(number))).toList();
    }

    static List<Pile> allPiles() {
        return ALL.stream().flatMap(site -> site.piles().stream()).toList();
    }
}
