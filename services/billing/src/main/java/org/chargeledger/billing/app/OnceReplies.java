package org.chargeledger.billing.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.function.Supplier;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.http.Idempotency;
import org.chargeledger.kit.http.Refusal;
import org.chargeledger.kit.http.Reply;
import org.chargeledger.kit.security.Caller;

/**
 * Answers a write once per key, and remembers a refusal like any other answer: a request that is repeated when its
 * reason is gone must not start anything its sender no longer waits for.
 */
@ApplicationScoped
class OnceReplies {

    private static final int FIRST_REFUSAL = 400;

    private final Idempotency idempotency;

    OnceReplies(Idempotency idempotency) {
        this.idempotency = idempotency;
    }

    /** The work must have undone its writes before it refuses. */
    Response once(Tx tx, Caller caller, String operation, String key, Object body, int status, Supplier<?> work) {
        Response response = idempotency.once(tx, caller, operation, key, body, () -> reply(status, work));
        return response.getStatus() < FIRST_REFUSAL ? response
                : Response.fromResponse(response).type("application/problem+json").build();
    }

    private static Reply reply(int status, Supplier<?> work) {
        try {
            return new Reply(status, work.get());
        } catch (Refusal refusal) {
            var body = new LinkedHashMap<String, Object>();
            body.put("type", "/problems/" + refusal.slug());
            body.put("title", refusal.title());
            body.put("status", refusal.status());
            body.put("detail", refusal.getMessage());
            body.putAll(refusal.extensions());
            return new Reply(refusal.status(), body);
        }
    }
}
