package org.chargeledger.tariff.app;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chargeledger.kit.hibernate.TenantSessions;
import org.chargeledger.kit.security.Caller;
import org.chargeledger.rating.TariffVersion;
import org.chargeledger.tariff.domain.Assignment;
import org.chargeledger.tariff.domain.BulkChange;
import org.chargeledger.tariff.domain.BulkPlan;
import org.chargeledger.tariff.domain.BulkUndo;
import org.chargeledger.tariff.domain.BulkWish;
import org.chargeledger.tariff.domain.CallOff;
import org.chargeledger.tariff.domain.KeptVersion;
import org.chargeledger.tariff.domain.Neighbours;
import org.chargeledger.tariff.domain.PileSite;
import org.chargeledger.tariff.domain.PublishedVersion;
import org.chargeledger.tariff.domain.Site;
import org.chargeledger.tariff.domain.Target;
import org.chargeledger.tariff.domain.TargetChange;
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
    private record Known(List<Assignment> latest, List<Assignment> later, Map<TariffVersion, PublishedVersion> versions,
            Neighbours neighbours, Map<String, Set<String>> pilesByStation) {}

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
        return clock.instant();
    }

    Uni<Preview> plan(Mutiny.Session session, String operatorId, BulkWish wish, Instant now) {
        Uni<BulkPlan> plan = wish.undoes() != null ? undone(session, operatorId, wish, now)
                : wish.callsOff() != null ? calledOff(session, operatorId, wish.callsOff(), now)
                : edited(session, wish, now);
        return plan.map(one -> new Preview(one, Digest.of(one)));
    }

    private Uni<BulkPlan> edited(Mutiny.Session session, BulkWish wish, Instant now) {
        Instant from = wish.effectiveFrom();
        return known(session, from).map(known -> BulkPlan.of(from, now, edits(wish, known),
                wish.untouched(known.later(), known.latest(), known.pilesByStation()), List.of(), known.neighbours()));
    }

    private static List<TargetChange> edits(BulkWish wish, Known known) {
        Stream<TargetChange> now = wish.select(known.latest(), known.pilesByStation()).stream().map(held ->
                TargetChange.edited(wish.edit(), held, wish.effectiveFrom(), known.versions().get(held.version())));
        Stream<TargetChange> later = wish.selectLater(known.later(), known.latest(), known.pilesByStation()).stream()
                .flatMap(start -> start.change(wish.edit(), known.versions()).stream());
        return Stream.concat(now, later).toList();
    }

    private Uni<BulkPlan> undone(Mutiny.Session session, String operatorId, BulkWish wish, Instant now) {
        return changes.get(session, operatorId, wish.undoes()).chain(undone -> {
            Instant from = inForce(undone, wish.effectiveFrom());
            return changes.restored(session).chain(restored -> versions.all(session, names(undone))
                    .chain(moved -> known(session, from).map(known -> {
                        var undo = BulkUndo.of(undone, from, restored, known.latest(), known.later(),
                                both(known.versions(), moved));
                        return takenBack(undo.changes(), undo.leftOut(), from, now, known);
                    })));
        });
    }

    /** At the moment at which it would take force; one that has, did so in the past. */
    private Uni<BulkPlan> calledOff(Mutiny.Session session, String operatorId, TariffVersion number, Instant now) {
        return versions.get(session, operatorId, number).map(KeptVersion::version).chain(version -> {
            Instant from = version.effectiveFrom();
            return known(session, from).chain(known -> known(session, from.minus(1, ChronoUnit.MICROS)).map(until -> {
                var callOff = CallOff.of(version, known.latest(), until.latest(), until.versions());
                return takenBack(callOff.changes(), callOff.leftOut(), from, now, known);
            }));
        });
    }

    /** What has not taken force yet is undone at the moment at which it would. */
    private static Instant inForce(BulkChange undone, Instant wanted) {
        Instant start = undone.wish().effectiveFrom();
        return wanted.isBefore(start) ? start : wanted;
    }

    private static BulkPlan takenBack(List<TargetChange> changes, List<Assignment> leftOut, Instant from, Instant now,
            Known known) {
        Set<Target> targets = changes.stream().map(TargetChange::target).collect(Collectors.toSet());
        Set<Assignment> told = Stream.concat(changes.stream().map(TargetChange::held), leftOut.stream())
                .collect(Collectors.toSet());
        return BulkPlan.of(from, now, changes, known.later().stream()
                .filter(one -> targets.contains(one.target()) && !told.contains(one)).toList(), leftOut,
                known.neighbours());
    }

    private static List<TariffVersion> names(BulkChange change) {
        return change.moved().stream().flatMap(moved -> Stream.of(moved.before(), moved.after())).toList();
    }

    private static Map<TariffVersion, PublishedVersion> both(Map<TariffVersion, PublishedVersion> some,
            Map<TariffVersion, PublishedVersion> others) {
        var all = new HashMap<>(some);
        all.putAll(others);
        return all;
    }

    private Uni<Known> known(Mutiny.Session session, Instant at) {
        return assignments.latest(session, at).chain(latest -> assignments.after(session, at)
                .chain(later -> versions.all(session, Stream.concat(latest.stream(), later.stream())
                                .map(Assignment::version).toList())
                        .chain(found -> stations.all(session)
                                .chain(sites -> stations.allPiles(session).map(piles -> known(
                                latest, later, found, sites, piles))))));
    }

    /** A station or pile that is gone keeps its last price, and needs no other. */
    private static Known known(List<Assignment> latest, List<Assignment> later,
            Map<TariffVersion, PublishedVersion> versions, List<Site> sites, List<PileSite> piles) {
        Neighbours neighbours = ReadNeighbours.of(Set.of(), latest, later, versions.values(), sites, piles);
        return new Known(stillThere(latest, neighbours), stillThere(later, neighbours), versions, neighbours,
                pilesByStation(piles));
    }

    private static List<Assignment> stillThere(List<Assignment> assignments, Neighbours neighbours) {
        return assignments.stream().filter(one -> neighbours.has(one.target())).toList();
    }

    private static Map<String, Set<String>> pilesByStation(List<PileSite> piles) {
        return piles.stream().collect(Collectors.groupingBy(PileSite::stationId,
                Collectors.mapping(PileSite::pileCode, Collectors.toCollection(LinkedHashSet::new))));
    }
}
