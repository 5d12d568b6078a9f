package org.chargeledger.kit.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.chargeledger.kit.db.SystemDb;
import org.chargeledger.kit.event.DeadLetters;
import org.chargeledger.kit.event.DeadLetters.DeadLetter;
import org.chargeledger.kit.security.Caller;

/** Staff have a consumer handle an event again that it refused, for a reason, once per key. */
@ApplicationScoped
public class RedriveDeadLetter {

    /** All that an idempotency key stands for. */
    private record Wish(UUID id, String reason) {}

    private final SystemDb db;
    private final DeadLetters deadLetters;
    private final Idempotency idempotency;

    RedriveDeadLetter(SystemDb db, DeadLetters deadLetters, Idempotency idempotency) {
        this.db = db;
        this.deadLetters = deadLetters;
        this.idempotency = idempotency;
    }

    /** The letter is looked up as the caller may see it; it goes out, with its audit and the key, as the system. */
    Response redrive(Caller caller, String key, UUID id, String reason) {
        DeadLetter letter = deadLetters.find(caller, id).orElseThrow(() -> Refusal.notFound("dead letter"));
        return db.inTransaction(tx -> idempotency.once(tx, caller, "redrive-dead-letter", key, new Wish(id, reason), () -> {
            if (deadLetters.outdated(tx, letter)) {
                throw new Refusal(409, "dead-letter-outdated", "Newer is known",
                        "the service has taken in a newer event about the same thing");
            }
            return new Reply(200, deadLetters.redrive(tx, caller, letter, reason));
        }));
    }
}
