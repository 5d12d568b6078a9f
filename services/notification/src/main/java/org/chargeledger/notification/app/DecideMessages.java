package org.chargeledger.notification.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chargeledger.kit.audit.Audit;
import org.chargeledger.kit.audit.AuditEntry;
import org.chargeledger.kit.db.TenantDb;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.event.NewEvent;
import org.chargeledger.kit.event.Outbox;
import org.chargeledger.kit.http.Idempotency;
import org.chargeledger.kit.http.Refusal;
import org.chargeledger.kit.http.Reply;
import org.chargeledger.kit.security.Caller;
import org.chargeledger.notification.domain.NextStep.State;
import org.chargeledger.notification.store.StaffWord;
import org.chargeledger.notification.store.StaffWord.Held;

/**
 * A person says what became of a message that nobody can ask after any more, or has a failed one sent once more. What
 * is still tried by itself is left alone.
 */
@ApplicationScoped
public class DecideMessages {

    static final String TOLD = "SAID_TOLD";
    static final String NOT_TOLD = "SAID_NOT_TOLD";

    /** How the message stands now. */
    public record Decided(UUID messageId, State state, String reason) {}

    private final TenantDb db;
    private final Idempotency idempotency;
    private final StaffWord messages;
    private final Audit audit;
    private final Outbox outbox;
    private final SendingLoop sending;
    private final InstantSource clock;

    DecideMessages(TenantDb db, Idempotency idempotency, StaffWord messages, Audit audit, Outbox outbox,
            SendingLoop sending, InstantSource clock) {
        this.db = db;
        this.idempotency = idempotency;
        this.messages = messages;
        this.audit = audit;
        this.outbox = outbox;
        this.sending = sending;
        this.clock = clock;
    }

    /** Of unknown outcome: the driver was told, or was not; the reason says how one knows. */
    public Response outcome(Caller caller, String key, UUID messageId, boolean told, String reason) {
        return db.inTenant(caller, tx -> idempotency.once(tx, caller, "POST /messages/" + messageId + "/outcome", key,
                List.of(told, reason), () -> {
            Held before = held(tx, messageId, State.UNKNOWN);
            Decided after = new Decided(messageId, told ? State.DELIVERED : State.FAILED, told ? TOLD : NOT_TOLD);
            Instant now = clock.instant();
            messages.close(tx, before, after.state(), after.reason(), now);
            outbox.append(tx, List.of(closed(caller.operatorId(), before, after, now)));
            write(tx, caller, told ? "say-message-told" : "say-message-not-told", reason, before, after);
            return new Reply(200, after);
        }));
    }

    /** One that failed and is still to be said, once for each such request; it goes the way of a new one. */
    public Response again(Caller caller, String key, UUID messageId, String reason) {
        Response response = db.inTenant(caller, tx -> idempotency.once(tx, caller,
                "POST /messages/" + messageId + "/again", key, reason, () -> {
            Held before = held(tx, messageId, State.FAILED);
            messages.worth(tx, before).end(clock.instant()).ifPresent(end -> {
                throw new Refusal(409, "message-state", "Message in another state",
                        "it would not be sent: " + end.detail(),
                        Map.of("state", before.state(), "reason", end.outcome()));
            });
            Decided after = new Decided(messageId, State.PENDING, null);
            messages.again(tx, before);
            write(tx, caller, "send-message-again", reason, before, after);
            return new Reply(200, after);
        }));
        sending.wake();
        return response;
    }

    private Held held(Tx tx, UUID messageId, State wanted) {
        Held message = messages.lock(tx, messageId).orElseThrow(() -> Refusal.notFound("message"));
        if (message.state() != wanted || message.ours()) {
            throw new Refusal(409, "message-state", "Message in another state",
                    "the message is " + message.state() + (message.ours() ? " and still being tried" : ""),
                    Map.of("state", message.state()));
        }
        return message;
    }

    private void write(Tx tx, Caller caller, String action, String reason, Held before, Decided after) {
        audit.write(tx, caller, new AuditEntry(action, "message", before.messageId().toString(), reason,
                new Decided(before.messageId(), before.state(), before.reason()), after));
    }

    private static NewEvent closed(String operatorId, Held message, Decided after, Instant at) {
        return new NewEvent("notification.message.v1", message.recipientId().toString(),
                after.state() == State.DELIVERED ? "notification.message-delivered.v1"
                        : "notification.message-failed.v1", operatorId,
                new SendMessage.MessageClosed(operatorId, message.messageId(), message.kind(), message.factId(),
                        message.recipientId(), message.channel(), at,
                        after.state() == State.DELIVERED ? null : after.reason(), null));
    }
}
