package org.chargeledger.kit.http;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Supplier;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.event.EventJson;
import org.chargeledger.kit.security.Caller;

/**
 * Does a write once per key and repeats its first answer. The key's row is inserted first, in the transaction of the
 * write: a second request with the key waits for it, and a failed write leaves no key behind.
 */
@ApplicationScoped
public class Idempotency {

    private static final int LONGEST_KEY = 200;

    /** Refuses a missing key (400) and a key that came before with another body (409 idempotency-key-reused). */
    public Response once(Tx tx, Caller caller, String operation, String key, Object body, Supplier<Reply> work) {
        if (key == null || key.isBlank() || key.length() > LONGEST_KEY) {
            throw new Refusal(400, "idempotency-key-missing", "Idempotency-Key is missing",
                    "send an Idempotency-Key of 1 to " + LONGEST_KEY + " characters");
        }
        String hash = hash(EventJson.write(body));
        boolean first = tx.execute("""
                insert into idempotency_key (operator_id, subject, operation, key, body_hash)
                values ($1, $2, $3, $4, $5) on conflict do nothing""",
                caller.operatorId(), caller.subject(), operation, key, hash) == 1;
        return first ? workAndStore(tx, caller, operation, key, work) : repeat(tx, caller, operation, key, hash);
    }

    private static Response workAndStore(Tx tx, Caller caller, String operation, String key, Supplier<Reply> work) {
        Reply reply = work.get();
        String json = EventJson.write(reply.body());
        tx.execute("""
                update idempotency_key set status = $5, reply = $6
                where operator_id = $1 and subject = $2 and operation = $3 and key = $4""",
                caller.operatorId(), caller.subject(), operation, key, reply.status(), json);
        return response(reply.status(), json);
    }

    private static Response repeat(Tx tx, Caller caller, String operation, String key, String hash) {
        Row row = tx.query("""
                select body_hash, status, reply from idempotency_key
                where operator_id = $1 and subject = $2 and operation = $3 and key = $4""",
                caller.operatorId(), caller.subject(), operation, key).iterator().next();
        if (!row.getString("body_hash").equals(hash)) {
            throw new Refusal(409, "idempotency-key-reused", "Idempotency-Key reused",
                    "this key came before with another body", Map.of("idempotencyKey", key));
        }
        return response(row.getInteger("status"), row.getString("reply"));
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
