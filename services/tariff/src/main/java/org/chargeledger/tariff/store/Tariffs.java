package org.chargeledger.tariff.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.chargeledger.kit.http.Refusal;
import org.chargeledger.tariff.domain.TariffName;
import org.hibernate.LockMode;
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

    /** The tariff, if there is one, that nobody else renames until the transaction ends. */
    public Uni<Optional<TariffName>> lock(Mutiny.Session session, String operatorId, String tariffId) {
        return session.find(TariffRow.class, new TariffRow.Key(operatorId, tariffId), LockMode.PESSIMISTIC_WRITE)
                .map(row -> Optional.ofNullable(row).map(TariffRow::toName));
    }

    public Uni<Void> add(Mutiny.Session session, TariffName tariff) {
        return session.persist(TariffRow.of(tariff)).chain(session::flush);
    }

    public Uni<Void> rename(Mutiny.Session session, TariffName tariff) {
        return session.find(TariffRow.class, new TariffRow.Key(tariff.operatorId(), tariff.tariffId())).chain(row -> {
            row.name = tariff.name();
            row.revision = tariff.revision();
            return session.flush();
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
