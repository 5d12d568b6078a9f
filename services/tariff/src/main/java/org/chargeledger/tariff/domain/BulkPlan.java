package org.chargeledger.tariff.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.chargeledger.rating.TariffVersion;

/**
 * What a bulk change would do from a moment on: which targets leave which version for which prices, and which later
 * versions it does not touch. Made anew when it is carried out, so that nobody approves what has changed since.
 */
public record BulkPlan(Instant effectiveFrom, List<Item> items, int unchangedTargets, List<Assignment> laterVersions) {

    /** Targets that have one version now, and the version they would have. */
    public record Item(PublishedVersion before, VersionDraft after, List<Finding> findings) {

        /** The next version of the same tariff. */
        public PublishedVersion published(int number, String modelNo) {
            return PublishedVersion.of(after, new TariffVersion(before.tariffId(), number), before.operatorId(),
                    before.name(), modelNo);
        }
    }

    /**
     * {@code inForce} holds at {@code effectiveFrom}; {@code versions} has every version it names; {@code wanted} says
     * what a version's prices and days shall be.
     */
    public static BulkPlan of(Instant effectiveFrom, Instant now, Collection<Assignment> inForce,
            Map<TariffVersion, PublishedVersion> versions, Function<PublishedVersion, VersionDraft> wanted, List<Assignment> laterVersions,
            Neighbours neighbours) {
        var items = new ArrayList<Item>();
        int unchanged = 0;
        for (var entry : targetsByVersion(inForce).entrySet()) {
            PublishedVersion before = versions.get(entry.getKey());
            VersionDraft.Targets targets = targets(entry.getValue());
            VersionDraft same = VersionDraft.of(before).with(effectiveFrom, targets);
            VersionDraft after = wanted.apply(before).with(effectiveFrom, targets);
            if (after.equals(same)) {
                unchanged += entry.getValue().size();
            } else {
                items.add(new Item(before, after, VersionCheck.findings(after, now, neighbours)));
            }
        }
        return new BulkPlan(effectiveFrom, List.copyOf(items), unchanged, List.copyOf(laterVersions));
    }

    public List<Finding> findings() {
        return items.stream().flatMap(item -> item.findings().stream().map(finding -> new Finding(finding.code(),
                "/" + item.before().number() + finding.at(), finding.message()))).toList();
    }

    private static Map<TariffVersion, List<Target>> targetsByVersion(Collection<Assignment> inForce) {
        var targets = new TreeMap<TariffVersion, List<Target>>(
                Comparator.comparing(TariffVersion::tariffId).thenComparing(TariffVersion::number));
        inForce.forEach(assignment -> targets.computeIfAbsent(assignment.version(), version -> new ArrayList<>())
                .add(assignment.target()));
        return targets;
    }

    private static VersionDraft.Targets targets(List<Target> targets) {
        return new VersionDraft.Targets(ids(targets, Scope.STATION), ids(targets, Scope.PILE),
                !ids(targets, Scope.OPERATOR).isEmpty(), List.of(), List.of());
    }

    private static List<String> ids(List<Target> targets, Scope scope) {
        return targets.stream().filter(target -> target.scope() == scope).map(Target::id).sorted().toList();
    }
}
