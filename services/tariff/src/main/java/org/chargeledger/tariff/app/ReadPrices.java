package org.chargeledger.tariff.app;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chargeledger.kit.hibernate.TenantSessions;
import org.chargeledger.kit.http.Refusal;
import org.chargeledger.kit.security.Caller;
import org.chargeledger.rating.Tariff;
import org.chargeledger.rating.TariffVersion;
import org.chargeledger.tariff.domain.Assignment;
import org.chargeledger.tariff.domain.DayChart;
import org.chargeledger.tariff.domain.KeptVersion;
import org.chargeledger.tariff.domain.PileSite;
import org.chargeledger.tariff.domain.PriceHistory;
import org.chargeledger.tariff.domain.PublishedVersion;
import org.chargeledger.tariff.domain.Site;
import org.chargeledger.tariff.domain.Target;
import org.chargeledger.tariff.store.Assignments;
import org.chargeledger.tariff.store.Stations;
import org.chargeledger.tariff.store.Versions;
import org.hibernate.reactive.mutiny.Mutiny;

/** Which price holds where and when. */
@ApplicationScoped
public class ReadPrices {

    /** A station, or one of its piles. */
    public record Place(Site station, Optional<String> pileCode, boolean plugOutReported) {

        List<Target> closestFirst() {
            return pileCode.map(pile -> Target.ofPile(pile, station.stationId()))
                    .orElseGet(() -> Target.ofStation(station.stationId()));
        }
    }

    /** A place and what holds there. */
    public record PlacePrice(Place place, Assignment assignment, PublishedVersion version) {}

    /** What held at a place from one moment to the next; no version: nothing. */
    public record PastPrice(PriceHistory.Stretch stretch, KeptVersion version) {}

    /**
     * A station and what holds there now, and by which clock; null: nothing. {@code ownPiles} is what holds now at those
     * of its piles that have a tariff of their own.
     */
    public record StationPrice(Site station, Assignment assignment, String tariffZone, List<Assignment> ownPiles) {

        /** The station moved or is new: nobody could be told when the version was saved. */
        public boolean zoneDiffers() {
            return tariffZone != null && !tariffZone.equals(station.zoneId());
        }
    }

    private final TenantSessions sessions;
    private final Stations stations;
    private final Assignments assignments;
    private final Versions versions;
    private final InstantSource clock;

    ReadPrices(TenantSessions sessions, Stations stations, Assignments assignments, Versions versions,
            InstantSource clock) {
        this.sessions = sessions;
        this.stations = stations;
        this.assignments = assignments;
        this.versions = versions;
        this.clock = clock;
    }

    /** By pile code, or by station; {@code at} null is now. Refuses (404) where nothing holds. */
    public Uni<PlacePrice> inForce(Caller caller, String stationId, String pileCode, Instant at) {
        Instant moment = at == null ? clock.instant() : at;
        String operatorId = caller.operatorId();
        return sessions.inTenant(caller, session -> place(session, operatorId, stationId, pileCode)
                .chain(place -> assignments.before(session, place.closestFirst(), moment.plusNanos(1_000))
                        .map(all -> Assignment.inForce(all, place.closestFirst(), moment)
                                .orElseThrow(() -> Refusal.notFound("tariff in force")))
                        .chain(found -> versions.get(session, operatorId, found.version())
                                .map(kept -> new PlacePrice(place, found, kept.version())))));
    }

    /** Latest first, those that began before {@code before}. */
    public Uni<List<PastPrice>> history(Caller caller, String stationId, String pileCode, Instant before, int limit) {
        String operatorId = caller.operatorId();
        return sessions.inTenant(caller, session -> place(session, operatorId, stationId, pileCode)
                .chain(place -> assignments.of(session, place.closestFirst()).chain(all -> {
                    List<PriceHistory.Stretch> stretches = PriceHistory.of(all, place.closestFirst()).stream()
                            .filter(one -> one.from().isBefore(before)).limit(limit).toList();
                    return versions.kept(session, stretches.stream().flatMap(one -> one.holds().stream())
                            .map(Assignment::version).toList())
                            .map(kept -> stretches.stream().map(one -> new PastPrice(one,
                                    one.holds().map(Assignment::version).map(kept::get).orElse(null))).toList());
                })));
    }

    /** {@code day} is a day of the station's zone; null is today there. */
    public Uni<DayChart> dayChart(Caller caller, String stationId, String pileCode, LocalDate day) {
        String operatorId = caller.operatorId();
        return sessions.inTenant(caller, session -> place(session, operatorId, stationId, pileCode).chain(place -> {
            ZoneId zone = ZoneId.of(place.station().zoneId());
            LocalDate wanted = day == null ? LocalDate.ofInstant(clock.instant(), zone) : day;
            return assignments.before(session, place.closestFirst(), wanted.plusDays(1).atStartOfDay(zone).toInstant())
                    .chain(all -> tariffs(session, all)
                            .map(tariffs -> DayChart.of(wanted, zone, place.closestFirst(), all, tariffs)));
        }));
    }

    /** What a day looks like under one version, wherever it is assigned. */
    public Uni<DayChart> dayChart(Caller caller, TariffVersion version, LocalDate day) {
        String operatorId = caller.operatorId();
        return sessions.inTenant(caller, session -> versions.get(session, operatorId, version).map(kept -> {
            Tariff tariff = kept.version().toTariff();
            var everywhere = new Assignment(Target.wholeOperator(), Instant.MIN, version, false);
            return DayChart.of(day, tariff.zone(), List.of(Target.wholeOperator()), List.of(everywhere),
                    Map.of(version, tariff));
        }));
    }

    /** In the order of their ids, after {@code after}. */
    public Uni<List<StationPrice>> stations(Caller caller, String after, int limit) {
        Instant now = clock.instant();
        return sessions.inTenant(caller, session -> stations.list(session, after, limit)
                .chain(sites -> stations.piles(session, sites.stream().map(Site::stationId).toList())
                        .chain(piles -> assignments.before(session, targets(sites, piles), now.plusNanos(1_000))
                                .chain(all -> stationPrices(session, sites, piles, all, now)))));
    }

    private Uni<List<StationPrice>> stationPrices(Mutiny.Session session, List<Site> sites, List<PileSite> piles,
            List<Assignment> all, Instant now) {
        Map<String, List<PileSite>> byStation = piles.stream().collect(Collectors.groupingBy(PileSite::stationId));
        Map<Target, List<Assignment>> byTarget = all.stream().collect(Collectors.groupingBy(Assignment::target));
        Map<String, Assignment> held = new HashMap<>();
        sites.forEach(site -> inForce(byTarget, Target.ofStation(site.stationId()), now)
                .ifPresent(one -> held.put(site.stationId(), one)));
        return versions.all(session, held.values().stream().map(Assignment::version).toList())
                .map(found -> sites.stream().map(site -> {
                    Assignment one = held.get(site.stationId());
                    return new StationPrice(site, one, one == null ? null : found.get(one.version()).zoneId(),
                            byStation.getOrDefault(site.stationId(), List.of()).stream().flatMap(pile ->
                                    inForce(byTarget, List.of(Target.pile(pile.pileCode())), now).stream()).toList());
                }).toList());
    }

    private static Optional<Assignment> inForce(Map<Target, List<Assignment>> byTarget, List<Target> closestFirst,
            Instant now) {
        return Assignment.inForce(closestFirst.stream()
                .flatMap(target -> byTarget.getOrDefault(target, List.of()).stream()).toList(), closestFirst, now);
    }

    private Uni<Place> place(Mutiny.Session session, String operatorId, String stationId, String pileCode) {
        if (pileCode != null) {
            return stations.getPile(session, pileCode).chain(pile -> stations.get(session, operatorId, pile.stationId())
                    .map(site -> new Place(site, Optional.of(pileCode), pile.reportsPlugOut())));
        }
        if (stationId == null) {
            throw Refusal.badRequest("name a stationId or a pileCode");
        }
        return stations.get(session, operatorId, stationId).map(site -> new Place(site, Optional.empty(), true));
    }

    private Uni<Map<TariffVersion, Tariff>> tariffs(Mutiny.Session session, Collection<Assignment> all) {
        return versions.all(session, all.stream().map(Assignment::version).toList()).map(found -> {
            var tariffs = new HashMap<TariffVersion, Tariff>();
            found.forEach((number, version) -> tariffs.put(number, version.toTariff()));
            return tariffs;
        });
    }

    private static List<Target> targets(List<Site> sites, List<PileSite> piles) {
        return Stream.concat(sites.stream().flatMap(site -> Target.ofStation(site.stationId()).stream()).distinct(),
                piles.stream().map(PileSite::pileCode).map(Target::pile)).toList();
    }
}
