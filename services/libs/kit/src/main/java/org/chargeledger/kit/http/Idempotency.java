package org.chargeledger.kit.http;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
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

    /** Refuses a missing key (400) and a key that came before with another body (409 idempotency-key-reused). */
    public Response once(Tx tx, Caller caller, String operation, String key, Object body, Supplier<Reply> work) {
        var claim = IdempotencyClaim.of(caller, operation, key, body);
        boolean first = tx.execute("""
                insert into idempotency_key (operator_id, subject, operation, key, body_hash)
                values ($1, $2, $3, $4, $5) on conflict do nothing""",
                claim.operatorId(), claim.subject(), operation, key, claim.bodyHash()) == 1;
        return first ? workAndStore(tx, claim, work) : repeat(tx, claim);
    }

    private static Response workAndStore(Tx tx, IdempotencyClaim claim, Supplier<Reply> work) {
        Reply reply = work.get();
        String json = EventJson.write(reply.body());
        tx.execute("""
                update idempotency_key set status = $5, reply = $6
                where operator_id = $1 and subject = $2 and operation = $3 and key = $4""",
                claim.operatorId(), claim.subject(), claim.operation(), claim.key(), reply.status(), json);
        return IdempotencyClaim.response(reply.status(), json);
    }

    private static Response repeat(Tx tx, IdempotencyClaim claim) {
        Row row = tx.query("""
                select body_hash, status, reply from idempotency_key
                where operator_id = $1 and subject = $2 and operation = $3 and key = $4""",
                claim.operatorId(), claim.subject(), claim.operation(), claim.key()).iterator().next();
        return claim.repeat(row.getString("body_hash"), row.getInteger("status"), row.getString("reply"));
    }
}
