package org.chargeledger.tariff.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Supplier;
import org.chargeledger.kit.event.EventJson;
import org.chargeledger.kit.http.Refusal;
import org.chargeledger.kit.http.Reply;
import org.chargeledger.kit.security.Caller;
import org.hibernate.reactive.mutiny.Mutiny;

/** Does a write over entities once per Idempotency-Key: the kit's Idempotency, table and refusals, on a Hibernate session. */
@ApplicationScoped
public class EntityIdempotency {

    private static final int LONGEST_KEY = 200;

    private record Claim(String operatorId, String subject, String operation, String key) {

        <T extends Mutiny.AbstractQuery> T in(T query) {
            query.setParameter(1, operatorId).setParameter(2, subject).setParameter(3, operation).setParameter(4, key);
            return query;
        }
    }

    /** Refuses a missing key (400) and a key that came before with another body (409 idempotency-key-reused). */
    public Uni<Response> once(Mutiny.Session session, Caller caller, String operation, String key, Object body,
            Supplier<Uni<Reply>> work) {
        if (key == null || key.isBlank() || key.length() > LONGEST_KEY) {
            throw new Refusal(400, "idempotency-key-missing", "Idempotency-Key is missing",
                    "send an Idempotency-Key of 1 to " + LONGEST_KEY + " characters");
        }
        var claim = new Claim(caller.operatorId(), caller.subject(), operation, key);
        String hash = hash(EventJson.write(body));
        return claim.in(session.createNativeQuery("""
                insert into idempotency_key (operator_id, subject, operation, key, body_hash)
                values (?1, ?2, ?3, ?4, ?5) on conflict do nothing""")).setParameter(5, hash).executeUpdate()
                .chain(inserted -> inserted == 1 ? workAndStore(session, claim, work) : repeat(session, claim, hash));
    }

    private static Uni<Response> workAndStore(Mutiny.Session session, Claim claim, Supplier<Uni<Reply>> work) {
        return work.get().chain(reply -> {
            String json = EventJson.write(reply.body());
            return claim.in(session.createNativeQuery("""
                    update idempotency_key set status = ?5, reply = ?6
                    where operator_id = ?1 and subject = ?2 and operation = ?3 and key = ?4"""))
                    .setParameter(5, reply.status()).setParameter(6, json).executeUpdate()
                    .replaceWith(() -> response(reply.status(), json));
        });
    }

    private static Uni<Response> repeat(Mutiny.Session session, Claim claim, String hash) {
        return claim.in(session.createNativeQuery("""
                select body_hash, status, reply from idempotency_key
                where operator_id = ?1 and subject = ?2 and operation = ?3 and key = ?4""", Object[].class))
                .getSingleResult()
                .map(row -> {
                    if (!row[0].equals(hash)) {
                        throw new Refusal(409, "idempotency-key-reused", "Idempotency-Key reused",
                                "this key came before with another body", Map.of("idempotencyKey", claim.key()));
                    }
                    return response((Integer) row[1], (String) row[2]);
                });
    }

    private static Response response(int status, String json) {
        return Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(json).build();
    }

    private static String hash(String json) {
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
