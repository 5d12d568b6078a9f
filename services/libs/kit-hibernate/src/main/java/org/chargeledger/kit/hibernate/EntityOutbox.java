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

/** The outbox for a use case that writes entities: the same rows, in the session's own transaction, in one statement. */
@ApplicationScoped
public class EntityOutbox {

    private record Row(UUID id, String topic, String key, String type, String operatorId, String body) {

        static Row of(NewEvent event) {
            return new Row(UUID.randomUUID(), event.topic(), event.key(), event.type(), event.operatorId(),
                    EventJson.write(event.data()));
        }
    }

    private final InstantSource clock;

    EntityOutbox(InstantSource clock) {
        this.clock = clock;
    }

    public Uni<Void> append(Mutiny.Session session, List<NewEvent> events) {
        return session.flush()
                .chain(() -> insert(session, EventJson.write(events.stream().map(Row::of).toList())))
                .chain(() -> session.createNativeQuery("select pg_notify('outbox', '')::text", String.class)
                        .getSingleResult().replaceWithVoid());
    }

    private Uni<Integer> insert(Mutiny.Session session, String rows) {
        return session.createNativeQuery("""
                insert into outbox (id, topic, key, type, operator_id, occurred_at, traceparent, body)
                select id, topic, key, type, "operatorId", cast(?2 as timestamptz), cast(?3 as text), body
                from jsonb_to_recordset(cast(cast(?1 as text) as jsonb))
                    as u(id uuid, topic text, key text, type text, "operatorId" text, body text)""")
                .setParameter(1, rows)
                .setParameter(2, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .setParameter(3, Trace.current())
                .executeUpdate();
    }
}
