package org.chargeledger.tariff.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chargeledger.kit.http.Refusal;
import org.chargeledger.rating.TariffVersion;
import org.chargeledger.tariff.domain.BulkChange;
import org.hibernate.reactive.mutiny.Mutiny;

/** Bulk changes that were carried out: added and read, never changed. */
@ApplicationScoped
public class BulkChanges {

    public Uni<Void> add(Mutiny.Session session, String operatorId, BulkChange change) {
        return session.persist(BulkChangeRow.of(operatorId, change)).chain(session::flush);
    }

    /** Refuses with 404 what does not exist for this operator. */
    public Uni<BulkChange> get(Mutiny.Session session, String operatorId, UUID changeId) {
        return session.find(BulkChangeRow.class, new BulkChangeRow.Key(operatorId, changeId))
                .onItem().ifNull().failWith(() -> Refusal.notFound("bulk change")).map(BulkChangeRow::toChange);
    }

    public Uni<Boolean> undone(Mutiny.Session session, UUID changeId) {
        return session.createSelectionQuery("select count(*) from BulkChangeRow where undoes = :changeId", Long.class)
                .setParameter("changeId", changeId).getSingleResult().map(count -> count > 0);
    }

    /** Of each version that an undo made, the one whose prices it brought back. */
    public Uni<Map<TariffVersion, TariffVersion>> restored(Mutiny.Session session) {
        return session.createSelectionQuery("""
                from BulkChangeRow change where change.undoes is not null
                    or exists (select 1 from BulkChangeRow undo where undo.undoes = change.key.changeId)""",
                BulkChangeRow.class).getResultList()
                .map(rows -> BulkChange.restored(rows.stream().map(BulkChangeRow::toChange).toList()));
    }

    /** Newest first, before the given one. */
    public Uni<List<BulkChange>> list(Mutiny.Session session, Instant before, UUID beforeId, int limit) {
        return session.createSelectionQuery("""
                from BulkChangeRow where madeAt < :before or madeAt = :before and key.changeId < :beforeId
                order by madeAt desc, key.changeId desc""", BulkChangeRow.class)
                .setParameter("before", before).setParameter("beforeId", beforeId).setMaxResults(limit).getResultList()
                .map(rows -> rows.stream().map(BulkChangeRow::toChange).toList());
    }
}
