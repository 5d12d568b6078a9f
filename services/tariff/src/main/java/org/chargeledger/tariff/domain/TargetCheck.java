package org.chargeledger.tariff.domain;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** What is wrong with the targets of a wanted version. */
final class TargetCheck {

    private final VersionDraft draft;
    private final String tariffId;
    private final Instant now;
    private final Neighbours neighbours;
    private final Findings findings;
    private final Set<Target> seen = new HashSet<>();

    TargetCheck(VersionDraft draft, String tariffId, Instant now, Neighbours neighbours, Findings findings) {
        this.draft = draft;
        this.tariffId = tariffId;
        this.now = now;
        this.neighbours = neighbours;
        this.findings = findings;
    }

    void run() {
        VersionDraft.Targets targets = draft.targets();
        stations(targets.stationIds(), "/stationIds/");
        stations(targets.withdrawnStationIds(), "/withdrawnStationIds/");
        piles(targets.pileCodes(), "/pileCodes/");
        piles(targets.withdrawnPileCodes(), "/withdrawnPileCodes/");
        if (targets.wholeOperator() && taken(Target.wholeOperator())) {
            findings.add("operator-taken", "/wholeOperator",
                    "another version takes force for the whole operator at the same moment");
        }
        if (targets.wholeOperator()) {
            neighbours.zoneByStation().entrySet().stream().sorted(Map.Entry.comparingByKey())
                    .filter(station -> elsewhere(station.getValue()) && holdsAt(station.getKey())).findFirst()
                    .ifPresent(station -> zoneDiffers("/wholeOperator", station.getKey(), station.getValue()));
        }
    }

    private void stations(List<String> stationIds, String list) {
        each(stationIds, list, "station", Target::station, neighbours.zoneByStation());
    }

    private void piles(List<String> pileCodes, String list) {
        each(pileCodes, list, "pile", Target::pile, neighbours.zoneByPile());
    }

    /** Periods and quiet hours are read on the clock of the tariff's zone. */
    private boolean elsewhere(String zone) {
        return draft.zoneId() != null && !zone.equals(draft.zoneId());
    }

    /** Another version starts there then, and does not give way: only the next of its tariff takes its place, in time. */
    private boolean taken(Target target) {
        Assignment other = neighbours.latest().get(target);
        return other != null && other.effectiveFrom().equals(draft.effectiveFrom())
                && !(other.version().tariffId().equals(tariffId) && other.effectiveFrom().isAfter(now));
    }

    /** Where a station has a tariff of its own, that of the whole operator does not hold. */
    private boolean holdsAt(String stationId) {
        Assignment own = neighbours.latest().get(Target.station(stationId));
        return own == null || own.withdrawn() || draft.targets().withdrawnStationIds().contains(stationId);
    }

    private void zoneDiffers(String at, String place, String zone) {
        findings.add("zone-differs", at, place + " is in " + zone + ", not in " + draft.zoneId());
    }

    private void each(List<String> ids, String list, String what, Function<String, Target> target,
            Map<String, String> zones) {
        for (int i = 0; i < ids.size(); i++) {
            String id = ids.get(i);
            if (id == null || !zones.containsKey(id)) {
                findings.add(what + "-unknown", list + i, "this operator has no " + what + " " + id);
            } else if (!seen.add(target.apply(id))) {
                findings.add(what + "-twice", list + i, id + " is named twice");
            } else if (taken(target.apply(id))) {
                findings.add(what + "-taken", list + i, "another version takes force at " + id + " at the same moment");
            } else if (elsewhere(zones.get(id))) {
                zoneDiffers(list + i, id, zones.get(id));
            }
        }
    }
}
