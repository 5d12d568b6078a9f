package org.chargeledger.tariff.domain;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** In what two versions differ, each difference by itself: where it is, and what stands there in either. */
public record VersionDiff(List<Change> changes) {

    /** {@code before} or {@code after} is null where the version has nothing there. */
    public record Change(String at, String before, String after) {}

    public static VersionDiff between(PublishedVersion before, PublishedVersion after) {
        SortedMap<String, String> old = facts(before);
        SortedMap<String, String> now = facts(after);
        var places = new TreeSet<>(old.keySet());
        places.addAll(now.keySet());
        return new VersionDiff(places.stream().filter(at -> !Objects.equals(old.get(at), now.get(at)))
                .map(at -> new Change(at, old.get(at), now.get(at))).toList());
    }

    /** Everything a version says, by place; not its number, which always differs. */
    private static SortedMap<String, String> facts(PublishedVersion version) {
        var facts = new TreeMap<String, String>();
        facts.put("/name", version.name());
        facts.put("/zoneId", version.zoneId());
        facts.put("/effectiveFrom", version.effectiveFrom().toString());
        version.assignments().forEach(assignment -> facts.put("/targets/" + assignment.target().scope() + "/"
                + assignment.target().id(), assignment.withdrawn() ? "withdrawn" : "assigned"));
        day(facts, "/days/ordinary", version.periods());
        for (PublishedVersion.DayPlan plan : version.dayPlans()) {
            String at = "/days/" + plan.name();
            facts.put(at + "/days", days(plan));
            day(facts, at, plan.periods());
        }
        idleFee(facts, version.idleFee());
        return facts;
    }

    private static void day(Map<String, String> facts, String at, List<PublishedVersion.Period> periods) {
        facts.put(at + "/periods", periods.stream()
                .map(period -> period.from() + "–" + period.to() + " " + period.band())
                .collect(Collectors.joining(", ")));
        periods.forEach(period -> {
            facts.put("/prices/" + period.band() + "/energyPriceHundredThousandths",
                    String.valueOf(period.energyPriceHundredThousandths()));
            facts.put("/prices/" + period.band() + "/servicePriceHundredThousandths",
                    String.valueOf(period.servicePriceHundredThousandths()));
        });
    }

    private static String days(PublishedVersion.DayPlan plan) {
        String seasons = plan.seasons().stream().map(season -> season.from() + "–" + season.to())
                .collect(Collectors.joining(", "));
        return String.join("; ", plan.dates().toString(), "[" + seasons + "]", plan.weekdays().toString());
    }

    private static void idleFee(Map<String, String> facts, PublishedVersion.Idle fee) {
        if (fee == null) {
            return;
        }
        facts.put("/idleFee/perMinuteFen", String.valueOf(fee.perMinuteFen()));
        facts.put("/idleFee/freeMinutes", String.valueOf(fee.freeMinutes()));
        if (fee.capFen() != null) {
            facts.put("/idleFee/capFen", fee.capFen().toString());
        }
        if (!fee.quietHours().isEmpty()) {
            facts.put("/idleFee/quietHours", fee.quietHours().stream().map(span -> span.from() + "–" + span.to())
                    .collect(Collectors.joining(", ")));
        }
    }
}
