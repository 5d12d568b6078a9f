package org.chargeledger.kit.hibernate;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.chargeledger.kit.event.EventJson;
import org.chargeledger.kit.event.NewEvent;
import org.chargeledger.kit.trace.Trace;
import org.hibernate.reactive.mutiny.Mutiny;

/** The outbox for a use case that writes entities: the same rows, in the session's own transaction. */
@ApplicationScoped
public class EntityOutbox {

    private final InstantSource clock;

    EntityOutbox(InstantSource clock) {
        this.clock = clock;
    }

    public Uni<Void> append(Mutiny.Session session, List<NewEvent> events) {
        Uni<Void> written = session.flush();
        for (NewEvent event : events) {
            written = written.chain(() -> insert(session, event));
        }
        return written.chain(() -> session.createNativeQuery("select pg_notify('outbox', '')::text", String.class)
                .getSingleResult().replaceWithVoid());
    }

    private Uni<Void> insert(Mutiny.Session session, NewEvent event) {
        return session.createNativeQuery("""
                insert into outbox (id, topic, key, type, operator_id, occurred_at, traceparent, body)
                values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)""")
                .setParameter(1, UUID.randomUUID())
                .setParameter(2, event.topic())
                .setParameter(3, event.key())
                .setParameter(4, event.type())
                .setParameter(5, event.operatorId())
                .setParameter(6, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .setParameter(7, Trace.current())
                .setParameter(8, EventJson.write(event.data()))
                .executeUpdate()
                .replaceWithVoid();
    }
}
