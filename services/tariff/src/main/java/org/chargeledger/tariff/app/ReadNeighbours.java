package org.chargeledger.tariff.app;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.chargeledger.tariff.domain.Assignment;
import org.chargeledger.tariff.domain.Neighbours;
import org.chargeledger.tariff.domain.PileSite;
import org.chargeledger.tariff.domain.PublishedVersion;
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
        return versions.modelNos(session).chain(modelNos -> draft.effectiveFrom() == null
                ? of(session, modelNos, List.of(), List.of())
                : assignments.latest(session, draft.effectiveFrom())
                        .chain(latest -> assignments.after(session, draft.effectiveFrom())
                                .chain(later -> of(session, modelNos, latest, later))));
    }

    private Uni<Neighbours> of(Mutiny.Session session, Set<String> modelNos, List<Assignment> latest,
            List<Assignment> later) {
        return versions.all(session, latest.stream().map(Assignment::version).toList())
                .chain(found -> stations.all(session).chain(sites -> stations.allPiles(session)
                        .map(piles -> of(modelNos, latest, later, found.values(), sites, piles))));
    }

    static Neighbours of(Set<String> modelNos, List<Assignment> latest, List<Assignment> later,
            Collection<PublishedVersion> versions, List<Site> sites, List<PileSite> piles) {
        return new Neighbours(modelNos, Neighbours.byTarget(latest), later,
                versions.stream().collect(Collectors.toMap(PublishedVersion::number, PublishedVersion::zoneId)),
                sites.stream().collect(Collectors.toMap(Site::stationId, Site::zoneId)),
                piles.stream().collect(Collectors.toMap(PileSite::pileCode, PileSite::stationId)));
    }
}
