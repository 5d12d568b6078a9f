package org.chargeledger.tariff.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import org.chargeledger.kit.http.Refusal;
import org.chargeledger.rating.TariffVersion;
import org.chargeledger.tariff.domain.Neighbours;
import org.chargeledger.tariff.domain.PublishedVersion;
import org.hibernate.reactive.mutiny.Mutiny;

/** Versions by tariff and number: added and read, never changed. Every method joins the caller's transaction. */
@ApplicationScoped
public class Versions {

    /** One version at a time per operator, so that numbers, model numbers and starts are checked and taken together. */
    public Uni<Void> lock(Mutiny.Session session, String operatorId) {
        return session.createNativeQuery("select pg_advisory_xact_lock(hashtextextended(?1, 0))::text", String.class)
                .setParameter(1, "tariff-version:" + operatorId)
                .getSingleResult().replaceWithVoid();
    }

    public Uni<Integer> latestNumber(Mutiny.Session session, String tariffId) {
        return session.createSelectionQuery(
                "select coalesce(max(key.version), 0) from VersionRow where key.tariffId = :tariffId", Integer.class)
                .setParameter("tariffId", tariffId)
                .getSingleResult();
    }

    public Uni<Neighbours> neighbours(Mutiny.Session session, List<String> stationIds, Instant effectiveFrom) {
        return session.createSelectionQuery("select modelNo from VersionRow", String.class).getResultList()
                .chain(modelNos -> stationsTaken(session, stationIds, effectiveFrom)
                        .map(stations -> new Neighbours(new HashSet<>(modelNos), new HashSet<>(stations))));
    }

    private Uni<List<String>> stationsTaken(Mutiny.Session session, List<String> stationIds, Instant effectiveFrom) {
        if (stationIds.isEmpty() || effectiveFrom == null) {
            return Uni.createFrom().item(List.of());
        }
        return session.createSelectionQuery("""
                select key.stationId from VersionStationRow
                where key.stationId in :stationIds and key.effectiveFrom = :effectiveFrom""", String.class)
                .setParameter("stationIds", stationIds)
                .setParameter("effectiveFrom", effectiveFrom)
                .getResultList();
    }

    public Uni<Void> add(Mutiny.Session session, PublishedVersion version, Instant publishedAt, String publishedBy) {
        return session.persist(VersionRow.of(version, publishedAt, publishedBy))
                .chain(session::flush)
                .chain(() -> session.persistAll(VersionStationRow.of(version).toArray()));
    }

    /** Refuses with 404 what does not exist for this operator. */
    public Uni<PublishedVersion> get(Mutiny.Session session, String operatorId, TariffVersion version) {
        return session.find(VersionRow.class, new VersionRow.Key(operatorId, version.tariffId(), version.number()))
                .onItem().ifNull().failWith(() -> Refusal.notFound("tariff version"))
                .map(VersionRow::toVersion);
    }

    /** In the order of their numbers, after {@code after}. */
    public Uni<List<PublishedVersion>> list(Mutiny.Session session, String tariffId, int after, int limit) {
        return session.createSelectionQuery("""
                from VersionRow where key.tariffId = :tariffId and key.version > :after order by key.version""",
                VersionRow.class)
                .setParameter("tariffId", tariffId)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList()
                .map(rows -> rows.stream().map(VersionRow::toVersion).toList());
    }
}
