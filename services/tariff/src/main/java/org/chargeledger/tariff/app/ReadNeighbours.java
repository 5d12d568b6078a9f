package org.chargeledger.tariff.app;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.chargeledger.tariff.domain.Assignment;
import org.chargeledger.tariff.domain.Neighbours;
import org.chargeledger.tariff.domain.PileSite;
import org.chargeledger.tariff.domain.Site;
import org.chargeledger.tariff.domain.VersionDraft;
import org.chargeledger.tariff.store.Assignments;
import org.chargeledger.tariff.store.Stations;
import org.chargeledger.tariff.store.Versions;
import org.hibernate.reactive.mutiny.Mutiny;

/** Looks up what a wanted version meets at its operator. */
@ApplicationScoped
class ReadNeighbours {

    private final Versions versions;
    private final Assignments assignments;
    private final Stations stations;

    ReadNeighbours(Versions versions, Assignments assignments, Stations stations) {
        this.versions = versions;
        this.assignments = assignments;
        this.stations = stations;
    }

    Uni<Neighbours> of(Mutiny.Session session, VersionDraft draft) {
        return versions.modelNos(session).chain(modelNos -> latest(session, draft.effectiveFrom())
                .chain(latest -> stations.all(session).chain(sites -> stations.allPiles(session)
                        .map(piles -> of(modelNos, latest, sites, piles)))));
    }

    private Uni<List<Assignment>> latest(Mutiny.Session session, Instant at) {
        return at == null ? Uni.createFrom().item(List.of()) : assignments.latest(session, at);
    }

    static Neighbours of(Set<String> modelNos, List<Assignment> latest, List<Site> sites, List<PileSite> piles) {
        Map<String, String> zones = sites.stream().collect(Collectors.toMap(Site::stationId, Site::zoneId));
        return new Neighbours(modelNos, Neighbours.byTarget(latest), zones, piles.stream()
                .collect(Collectors.toMap(PileSite::pileCode, pile -> zones.get(pile.stationId()))));
    }
}
