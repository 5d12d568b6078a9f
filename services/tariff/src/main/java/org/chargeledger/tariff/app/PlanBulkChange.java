package org.chargeledger.tariff.app;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chargeledger.kit.hibernate.TenantSessions;
import org.chargeledger.kit.security.Caller;
import org.chargeledger.rating.TariffVersion;
import org.chargeledger.tariff.domain.Assignment;
import org.chargeledger.tariff.domain.BulkChange;
import org.chargeledger.tariff.domain.BulkPlan;
import org.chargeledger.tariff.domain.BulkWish;
import org.chargeledger.tariff.domain.Neighbours;
import org.chargeledger.tariff.domain.PileSite;
import org.chargeledger.tariff.domain.PublishedVersion;
import org.chargeledger.tariff.domain.Target;
import org.chargeledger.tariff.domain.VersionDraft;
import org.chargeledger.tariff.store.Assignments;
import org.chargeledger.tariff.store.BulkChanges;
import org.chargeledger.tariff.store.Stations;
import org.chargeledger.tariff.store.Versions;
import org.hibernate.reactive.mutiny.Mutiny;

/** Works out what a bulk change would do, and changes nothing. */
@ApplicationScoped
public class PlanBulkChange {

    /** A plan, and the digest by which its approval is recognised. */
    public record Preview(BulkPlan plan, String digest) {}

    /** What is known about the operator's prices at the moment of the change. */
    private record Known(List<Assignment> latest, List<Assignment> later, Neighbours neighbours,
            Map<String, Set<String>> pilesByStation) {}

    private final TenantSessions sessions;
    private final Assignments assignments;
    private final Versions versions;
    private final Stations stations;
    private final BulkChanges changes;
    private final InstantSource clock;

    PlanBulkChange(TenantSessions sessions, Assignments assignments, Versions versions, Stations stations,
            BulkChanges changes, InstantSource clock) {
        this.sessions = sessions;
        this.assignments = assignments;
        this.versions = versions;
        this.stations = stations;
        this.changes = changes;
        this.clock = clock;
    }

    public Uni<Preview> preview(Caller caller, BulkWish wish) {
        String operatorId = caller.operatorId();
        return sessions.inTenant(caller, session -> plan(session, operatorId, wish, now()));
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    Uni<Preview> plan(Mutiny.Session session, String operatorId, BulkWish wish, Instant now) {
        return known(session, wish.effectiveFrom()).chain(known -> (wish.undoes() == null
                ? planned(session, wish, now, known, wish.select(known.latest(), known.pilesByStation()), Map.of())
                : changes.get(session, operatorId, wish.undoes())
                        .chain(undone -> planned(session, wish, now, known, stillMoved(known, undone), undone.beforeByAfter())))
                .map(plan -> new Preview(plan, Digest.of(plan))));
    }

    /** {@code predecessors} is empty but for an undo, which brings back what a version took the place of. */
    private Uni<BulkPlan> planned(Mutiny.Session session, BulkWish wish, Instant now, Known known, List<Assignment> selected,
            Map<TariffVersion, TariffVersion> predecessors) {
        Set<Target> targets = selected.stream().map(Assignment::target).collect(Collectors.toSet());
        List<Assignment> later = known.later().stream().filter(one -> targets.contains(one.target())).toList();
        return versions.all(session, Stream.concat(selected.stream().map(Assignment::version),
                predecessors.values().stream()).toList())
                .map(found -> BulkPlan.of(wish.effectiveFrom(), now, selected, found,
                        wanted(wish, predecessors, found), later, known.neighbours()));
    }

    private static Function<PublishedVersion, VersionDraft> wanted(BulkWish wish,
            Map<TariffVersion, TariffVersion> predecessors, Map<TariffVersion, PublishedVersion> found) {
        return wish.undoes() == null ? before -> wish.edit().applyTo(VersionDraft.of(before))
                : before -> VersionDraft.of(found.get(predecessors.get(before.number())));
    }

    private static List<Assignment> stillMoved(Known known, BulkChange undone) {
        return known.latest().stream().filter(one -> !one.withdrawn())
                .filter(one -> undone.beforeByAfter().containsKey(one.version())).toList();
    }

    private Uni<Known> known(Mutiny.Session session, Instant at) {
        return assignments.latest(session, at).chain(latest -> assignments.after(session, at)
                .chain(later -> stations.all(session).chain(sites -> stations.allPiles(session).map(piles -> known(
                        latest, later, ReadNeighbours.of(Set.of(), takenAt(latest, at), latest, sites, piles), piles)))));
    }

    /** A station or pile that is gone keeps its last price, and needs no other. */
    private static Known known(List<Assignment> latest, List<Assignment> later, Neighbours neighbours,
            List<PileSite> piles) {
        return new Known(latest.stream().filter(one -> neighbours.has(one.target())).toList(), later, neighbours,
                pilesByStation(piles));
    }

    private static Set<Target> takenAt(List<Assignment> latest, Instant at) {
        return latest.stream().filter(one -> one.effectiveFrom().equals(at)).map(Assignment::target)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static Map<String, Set<String>> pilesByStation(List<PileSite> piles) {
        return piles.stream().collect(Collectors.groupingBy(PileSite::stationId,
                Collectors.mapping(PileSite::pileCode, Collectors.toCollection(LinkedHashSet::new))));
    }
}
