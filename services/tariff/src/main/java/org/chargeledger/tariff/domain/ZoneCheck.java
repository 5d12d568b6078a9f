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
        targets.named().forEach(this::place);
        if (targets.wholeOperator()) {
            neighbours.zoneByStation().keySet().stream().sorted().filter(this::followsOperator)
                    .filter(station -> differs(draft.zoneId(), zoneOf(station))).findFirst()
                    .ifPresent(station -> add("/wholeOperator", station, zoneOf(station), draft.zoneId()));
        }
    }

    private void place(VersionDraft.Targets.Named named) {
        boolean itself = named.scope() == Scope.STATION;
        String station = itself ? named.id() : find(neighbours.stationByPile(), named.id());
        List<Target> closestFirst = itself ? Target.ofStation(station) : Target.ofPile(named.id(), station);
        String tariffZone = closestFirst.stream().map(tariffZones::get).filter(Objects::nonNull).findFirst()
                .orElse(null);
        if (differs(tariffZone, zoneOf(station))) {
            add(named.at(), named.id(), zoneOf(station), tariffZone);
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
