package org.chargeledger.kit.hibernate;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;
import org.chargeledger.kit.event.EventJson;
import org.chargeledger.kit.http.IdempotencyClaim;
import org.chargeledger.kit.http.Reply;
import org.chargeledger.kit.security.Caller;
import org.hibernate.reactive.mutiny.Mutiny;

/** Does a write over entities once per Idempotency-Key: the kit's table and refusals, on a Hibernate session. */
@ApplicationScoped
public class EntityIdempotency {

    /** Refuses a missing key (400) and a key that came before with another body (409 idempotency-key-reused). */
    public Uni<Response> once(Mutiny.Session session, Caller caller, String operation, String key, Object body,
            Supplier<Uni<Reply>> work) {
        var claim = IdempotencyClaim.of(caller, operation, key, body);
        return of(claim, session.createNativeQuery("""
                insert into idempotency_key (operator_id, subject, operation, key, body_hash)
                values (?1, ?2, ?3, ?4, ?5) on conflict do nothing""")).setParameter(5, claim.bodyHash()).executeUpdate()
                .chain(inserted -> inserted == 1 ? workAndStore(session, claim, work) : repeat(session, claim));
    }

    private static Uni<Response> workAndStore(Mutiny.Session session, IdempotencyClaim claim, Supplier<Uni<Reply>> work) {
        return work.get().chain(reply -> {
            String json = EventJson.write(reply.body());
            return of(claim, session.createNativeQuery("""
                    update idempotency_key set status = ?5, reply = ?6
                    where operator_id = ?1 and subject = ?2 and operation = ?3 and key = ?4"""))
                    .setParameter(5, reply.status()).setParameter(6, json).executeUpdate()
                    .replaceWith(() -> IdempotencyClaim.response(reply.status(), json));
        });
    }

    private static Uni<Response> repeat(Mutiny.Session session, IdempotencyClaim claim) {
        return of(claim, session.createNativeQuery("""
                select body_hash, status, reply from idempotency_key
                where operator_id = ?1 and subject = ?2 and operation = ?3 and key = ?4""", Object[].class))
                .getSingleResult()
                .map(row -> claim.repeat((String) row[0], (Integer) row[1], (String) row[2]));
    }

    private static <Q extends Mutiny.AbstractQuery> Q of(IdempotencyClaim claim, Q query) {
        query.setParameter(1, claim.operatorId()).setParameter(2, claim.subject())
                .setParameter(3, claim.operation()).setParameter(4, claim.key());
        return query;
    }
}
