package org.chargeledger.tariff.domain;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

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
        targets.named().forEach(this::check);
        if (targets.concernsFollowers() && taken(Target.wholeOperator())) {
            findings.add("operator-taken", "/wholeOperator",
                    "another version takes force for the whole operator at the same moment");
        }
    }

    private void check(VersionDraft.Targets.Named named) {
        String what = named.scope() == Scope.STATION ? "station" : "pile";
        if (named.id() == null || !neighbours.has(named.target())) {
            findings.add(what + "-unknown", named.at(), "this operator has no " + what + " " + named.id());
        } else if (!seen.add(named.target())) {
            findings.add(what + "-twice", named.at(), named.id() + " is named twice");
        } else if (taken(named.target())) {
            findings.add(what + "-taken", named.at(),
                    "another version takes force at " + named.id() + " at the same moment");
        }
    }

    /** Another version starts there then, and does not give way, as one of the same tariff does until it has begun. */
    private boolean taken(Target target) {
        Assignment other = neighbours.latest().get(target);
        return other != null && other.effectiveFrom().equals(draft.effectiveFrom())
                && !(other.version().tariffId().equals(tariffId) && other.effectiveFrom().isAfter(now));
    }
}
