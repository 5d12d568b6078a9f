package org.chargeledger.tariff.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.chargeledger.kit.http.Refusal;
import org.chargeledger.tariff.domain.TariffName;
import org.hibernate.reactive.mutiny.Mutiny;

/** Tariffs by id. Speaks domain types only; every method joins the caller's transaction. */
@ApplicationScoped
public class Tariffs {

    /** Refuses with 404 what does not exist for this operator. */
    public Uni<TariffName> get(Mutiny.Session session, String operatorId, String tariffId) {
        return session.find(TariffRow.class, new TariffRow.Key(operatorId, tariffId))
                .onItem().ifNull().failWith(() -> Refusal.notFound("tariff"))
                .map(TariffRow::toName);
    }

    /** Adds the tariff, or renames the one that is there; its creation time stays. */
    public Uni<TariffName> save(Mutiny.Session session, TariffName tariff) {
        return session.find(TariffRow.class, new TariffRow.Key(tariff.operatorId(), tariff.tariffId()))
                .chain(row -> {
                    if (row == null) {
                        return session.persist(TariffRow.of(tariff)).replaceWith(tariff);
                    }
                    row.name = tariff.name();
                    return Uni.createFrom().item(row.toName());
                });
    }

    /** In the order of their ids, after {@code after}. */
    public Uni<List<TariffName>> list(Mutiny.Session session, String after, int limit) {
        return session.createSelectionQuery(
                "from TariffRow where key.tariffId > :after order by key.tariffId", TariffRow.class)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList()
                .map(rows -> rows.stream().map(TariffRow::toName).toList());
    }
}
