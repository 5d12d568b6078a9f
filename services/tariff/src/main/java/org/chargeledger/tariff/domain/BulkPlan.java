package org.chargeledger.tariff.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.chargeledger.rating.TariffVersion;

/**
 * What a bulk change would do from a moment on: which targets leave which version for which prices, then and each time
 * that another one starts later; which later versions it does not touch, and what an undo leaves out. Made anew when it
 * is carried out, so that nobody approves what has changed since.
 */
public record BulkPlan(Instant effectiveFrom, List<Item> items, int unchangedTargets, List<Assignment> laterVersions,
        List<Assignment> leftOut) {

    /**
     * Targets that have one version until a moment, and the version they would have then. {@code followingStationIds}
     * have none of their own then, and get that of the whole operator, or none where that is withdrawn.
     */
    public record Item(PublishedVersion before, VersionDraft after, TariffVersion restored,
            List<String> followingStationIds, List<Finding> findings) {

        /** The next version of the same tariff. */
        public PublishedVersion published(int number, String modelNo) {
            return PublishedVersion.of(after, new TariffVersion(before.tariffId(), number), before.operatorId(),
                    before.name(), modelNo);
        }

        /** They followed the operator until now, and get a tariff of their own. */
        public List<String> detachedStationIds() {
            return after.targets().stationIds().stream().filter(id -> !before.stationIds().contains(id)).toList();
        }
    }

    /** Targets that can share the next version. */
    private record Group(PublishedVersion before, VersionDraft after, TariffVersion restored) {

        static Group of(TargetChange change) {
            return new Group(change.before(), change.pricesAfter(), change.restored());
        }
    }

    public static BulkPlan of(Instant effectiveFrom, Instant now, Collection<TargetChange> changes,
            List<Assignment> laterVersions, List<Assignment> leftOut, Neighbours neighbours) {
        var groups = changes.stream().filter(TargetChange::changes)
                .sorted(Comparator.comparing((TargetChange change) -> change.before().tariffId())
                        .thenComparing(change -> change.before().version()).thenComparing(TargetChange::from))
                .collect(Collectors.groupingBy(Group::of, LinkedHashMap::new, Collectors.toList()));
        var items = new ArrayList<Item>();
        groups.forEach((group, members) -> items.add(item(group, targets(members), now, neighbours)));
        int unchanged = (int) changes.stream().filter(change -> !change.changes()).count();
        return new BulkPlan(effectiveFrom, List.copyOf(items), unchanged, List.copyOf(laterVersions),
                List.copyOf(leftOut));
    }

    /** Every item is judged by what its targets meet when it takes force. */
    private static Item item(Group group, VersionDraft.Targets targets, Instant now, Neighbours neighbours) {
        Instant from = group.after().effectiveFrom();
        VersionDraft after = group.after().with(from, targets);
        Neighbours then = neighbours.at(from);
        return new Item(group.before(), after, group.restored(),
                targets.concernsFollowers() ? then.followingStationIds() : List.of(),
                VersionCheck.findings(after, group.before().tariffId(), now, then));
    }

    public List<Finding> findings() {
        return items.stream().flatMap(item -> item.findings().stream().map(finding -> new Finding(finding.code(),
                "/" + item.before().number() + finding.at(), finding.message()))).toList();
    }

    private static VersionDraft.Targets targets(List<TargetChange> changes) {
        return new VersionDraft.Targets(ids(changes, Scope.STATION, false), ids(changes, Scope.PILE, false),
                !ids(changes, Scope.OPERATOR, false).isEmpty(), ids(changes, Scope.STATION, true),
                ids(changes, Scope.PILE, true), !ids(changes, Scope.OPERATOR, true).isEmpty());
    }

    private static List<String> ids(List<TargetChange> changes, Scope scope, boolean withdrawn) {
        return changes.stream().filter(change -> change.withdraws() == withdrawn).map(TargetChange::target)
                .filter(target -> target.scope() == scope).map(Target::id).sorted().toList();
    }
}
