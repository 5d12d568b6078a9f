package org.chargeledger.tariff.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.chargeledger.kit.event.EventJson;
import org.chargeledger.kit.http.Refusal;
import org.chargeledger.rating.TariffVersion;
import org.chargeledger.tariff.domain.KeptVersion;
import org.chargeledger.tariff.domain.PublishedVersion;
import org.hibernate.reactive.mutiny.Mutiny;

/** Versions by tariff and number: added and read, never changed. Every method joins the caller's transaction. */
@ApplicationScoped
public class Versions {

    private record Row(String operatorId, String tariffId, int version, Instant effectiveFrom, String modelNo,
            String document, Instant publishedAt, String publishedBy, String reason) {

        static Row of(KeptVersion kept) {
            PublishedVersion version = kept.version();
            return new Row(version.operatorId(), version.tariffId(), version.version(), version.effectiveFrom(),
                    version.modelNo(), EventJson.write(version), kept.publishedAt(), kept.publishedBy(), kept.reason());
        }
    }

    /**
     * One change of prices at a time per operator, so that numbers, model numbers and starts are checked and taken
     * together.
     */
    public Uni<Void> lock(Mutiny.Session session, String operatorId) {
        return session.createNativeQuery("select pg_advisory_xact_lock(hashtextextended(?1, 0))::text", String.class)
                .setParameter(1, "tariff-version:" + operatorId)
                .getSingleResult().replaceWithVoid();
    }

    /** The newest number of each tariff that has versions. */
    public Uni<Map<String, Integer>> latestNumbers(Mutiny.Session session) {
        return session.createSelectionQuery(
                "select key.tariffId, max(key.version) from VersionRow group by key.tariffId", Object[].class)
                .getResultList().map(rows -> {
                    var numbers = new HashMap<String, Integer>();
                    rows.forEach(row -> numbers.put((String) row[0], (Integer) row[1]));
                    return numbers;
                });
    }

    public Uni<Set<String>> modelNos(Mutiny.Session session) {
        return session.createSelectionQuery("select modelNo from VersionRow", String.class).getResultList()
                .map(HashSet::new);
    }

    public Uni<Void> add(Mutiny.Session session, List<KeptVersion> versions) {
        return session.createNativeQuery("""
                insert into tariff_version (operator_id, tariff_id, version, effective_from, model_no, document,
                    published_at, published_by, reason)
                select * from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as u("operatorId" text,
                    "tariffId" text, version int, "effectiveFrom" timestamptz, "modelNo" text, document text,
                    "publishedAt" timestamptz, "publishedBy" text, reason text)""")
                .setParameter(1, EventJson.write(versions.stream().map(Row::of).toList())).executeUpdate()
                .replaceWithVoid();
    }

    /** Refuses with 404 what does not exist for this operator. */
    public Uni<KeptVersion> get(Mutiny.Session session, String operatorId, TariffVersion version) {
        return session.find(VersionRow.class, new VersionRow.Key(operatorId, version.tariffId(), version.number()))
                .onItem().ifNull().failWith(() -> Refusal.notFound("tariff version"))
                .map(VersionRow::toKept);
    }

    public Uni<Map<TariffVersion, PublishedVersion>> all(Mutiny.Session session, Collection<TariffVersion> versions) {
        return session.createNativeQuery("""
                select v.document from jsonb_to_recordset(cast(cast(?1 as text) as jsonb))
                    as u("tariffId" text, number int)
                join tariff_version v on v.tariff_id = u."tariffId" and v.version = u.number""", String.class)
                .setParameter(1, EventJson.write(versions.stream().distinct().toList()))
                .getResultList()
                .map(documents -> documents.stream().map(document -> EventJson.read(document, PublishedVersion.class))
                        .collect(Collectors.toMap(PublishedVersion::number, version -> version)));
    }

    /** With who published them, and why. */
    public Uni<Map<TariffVersion, KeptVersion>> kept(Mutiny.Session session, Collection<TariffVersion> versions) {
        return session.createNativeQuery("""
                select v.* from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as u("tariffId" text, number int)
                join tariff_version v on v.tariff_id = u."tariffId" and v.version = u.number""", VersionRow.class)
                .setParameter(1, EventJson.write(versions.stream().distinct().toList()))
                .getResultList().map(rows -> rows.stream().map(VersionRow::toKept)
                        .collect(Collectors.toMap(kept -> kept.version().number(), kept -> kept)));
    }

    /** In the order of their numbers, after {@code after}. */
    public Uni<List<KeptVersion>> list(Mutiny.Session session, String tariffId, int after, int limit) {
        return session.createSelectionQuery("""
                from VersionRow where key.tariffId = :tariffId and key.version > :after order by key.version""",
                VersionRow.class)
                .setParameter("tariffId", tariffId)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList()
                .map(rows -> rows.stream().map(VersionRow::toKept).toList());
    }
}
