package org.chargeledger.tariff.domain;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
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
    }

    private void stations(List<String> stationIds, String list) {
        each(stationIds, list, "station", Target::station);
    }

    private void piles(List<String> pileCodes, String list) {
        each(pileCodes, list, "pile", Target::pile);
    }

    /** Another version starts there then, and does not give way: only the next of its tariff takes its place, in time. */
    private boolean taken(Target target) {
        Assignment other = neighbours.latest().get(target);
        return other != null && other.effectiveFrom().equals(draft.effectiveFrom())
                && !(other.version().tariffId().equals(tariffId) && other.effectiveFrom().isAfter(now));
    }

    private void each(List<String> ids, String list, String what, Function<String, Target> target) {
        for (int i = 0; i < ids.size(); i++) {
            String id = ids.get(i);
            if (id == null || !neighbours.has(target.apply(id))) {
                findings.add(what + "-unknown", list + i, "this operator has no " + what + " " + id);
            } else if (!seen.add(target.apply(id))) {
                findings.add(what + "-twice", list + i, id + " is named twice");
            } else if (taken(target.apply(id))) {
                findings.add(what + "-taken", list + i, "another version takes force at " + id + " at the same moment");
            }
        }
    }
}
