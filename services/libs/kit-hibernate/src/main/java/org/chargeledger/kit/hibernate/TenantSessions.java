package org.chargeledger.kit.hibernate;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Function;
import org.chargeledger.kit.security.Caller;
import org.hibernate.reactive.mutiny.Mutiny;

/** One Hibernate Reactive transaction under the app role, in which the database shows only the caller's operator. */
@ApplicationScoped
public class TenantSessions {

    private final Mutiny.SessionFactory sessions;

    TenantSessions(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    /** Store calls on the session are chained, never run side by side. */
    public <T> Uni<T> inTenant(Caller caller, Function<Mutiny.Session, Uni<T>> work) {
        String operatorId = caller.operatorId();
        String driverId = caller.driverId().map(UUID::toString).orElse("");
        return sessions.withTransaction(session -> session
                .createNativeQuery(
                        "select set_config('app.operator_id', ?1, true) || set_config('app.driver_id', ?2, true)",
                        String.class)
                .setParameter(1, operatorId)
                .setParameter(2, driverId)
                .getSingleResult()
                .chain(ignored -> work.apply(session)));
    }
}
