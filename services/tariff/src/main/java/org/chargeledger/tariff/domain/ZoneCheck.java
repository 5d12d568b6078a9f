package org.chargeledger.tariff.domain;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Where a wanted version makes a tariff hold whose clock is not the place's: itself, or the one to which it leaves a
 * place. Periods and quiet hours are read on the clock of the tariff's zone.
 */
final class ZoneCheck {

    private final VersionDraft draft;
    private final Neighbours neighbours;
    private final Findings findings;
    /** Of each target that has a tariff of its own once the version holds. */
    private final Map<Target, String> tariffZones = new HashMap<>();

    ZoneCheck(VersionDraft draft, Neighbours neighbours, Findings findings) {
        this.draft = draft;
        this.neighbours = neighbours;
        this.findings = findings;
        neighbours.latest().values().stream().filter(assignment -> !assignment.withdrawn()).forEach(assignment ->
                tariffZones.put(assignment.target(), neighbours.zoneByVersion().get(assignment.version())));
        draft.targets().assigned().forEach(target -> tariffZones.put(target, draft.zoneId()));
        draft.targets().withdrawn().forEach(tariffZones::remove);
    }

    void run() {
        VersionDraft.Targets targets = draft.targets();
        stations(targets.stationIds(), "/stationIds/");
        stations(targets.withdrawnStationIds(), "/withdrawnStationIds/");
        piles(targets.pileCodes(), "/pileCodes/");
        piles(targets.withdrawnPileCodes(), "/withdrawnPileCodes/");
        if (targets.wholeOperator()) {
            neighbours.zoneByStation().keySet().stream().sorted().filter(this::followsOperator)
                    .filter(station -> differs(draft.zoneId(), zoneOf(station))).findFirst()
                    .ifPresent(station -> add("/wholeOperator", station, zoneOf(station), draft.zoneId()));
        }
    }

    private void stations(List<String> ids, String list) {
        for (int i = 0; i < ids.size(); i++) {
            place(list + i, ids.get(i), zoneOf(ids.get(i)), Target.ofStation(ids.get(i)));
        }
    }

    private void piles(List<String> codes, String list) {
        for (int i = 0; i < codes.size(); i++) {
            String station = find(neighbours.stationByPile(), codes.get(i));
            place(list + i, codes.get(i), zoneOf(station), Target.ofPile(codes.get(i), station));
        }
    }

    private void place(String at, String place, String zone, List<Target> closestFirst) {
        String tariffZone = closestFirst.stream().map(tariffZones::get).filter(Objects::nonNull).findFirst().orElse(null);
        if (differs(tariffZone, zone)) {
            add(at, place, zone, tariffZone);
        }
    }

    /** At once, or when a tariff of its own is withdrawn that is in force until then. */
    private boolean followsOperator(String station) {
        Instant next = neighbours.later().stream().filter(one -> one.target().equals(Target.wholeOperator()))
                .map(Assignment::effectiveFrom).min(Instant::compareTo).orElse(Instant.MAX);
        return !tariffZones.containsKey(Target.station(station))
                || neighbours.later().stream().anyMatch(one -> one.target().equals(Target.station(station))
                        && one.withdrawn() && one.effectiveFrom().isBefore(next));
    }

    private String zoneOf(String station) {
        return find(neighbours.zoneByStation(), station);
    }

    private static String find(Map<String, String> map, String key) {
        return key == null ? null : map.get(key);
    }

    /** An unknown place or zone is another finding. */
    private static boolean differs(String tariffZone, String zone) {
        return tariffZone != null && zone != null && !tariffZone.equals(zone);
    }

    private void add(String at, String place, String zone, String tariffZone) {
        findings.add("zone-differs", at, place + " is in " + zone + ", not in " + tariffZone);
    }
}
