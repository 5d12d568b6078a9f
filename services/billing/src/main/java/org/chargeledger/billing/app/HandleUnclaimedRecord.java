package org.chargeledger.billing.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.chargeledger.billing.store.Records;
import org.chargeledger.kit.audit.Audit;
import org.chargeledger.kit.audit.AuditEntry;
import org.chargeledger.kit.db.TenantDb;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.http.Refusal;
import org.chargeledger.kit.security.Caller;

/** Staff looked into a record of a session that nobody requested and say what it was; it waits no longer. Once. */
@ApplicationScoped
public class HandleUnclaimedRecord {

    public record Handled(UUID recordId, String reason, String handledBy, Instant handledAt) {}

    private record Request(UUID recordId, String reason) {}

    private final TenantDb db;
    private final OnceReplies replies;
    private final Records records;
    private final Audit audit;
    private final InstantSource clock;

    HandleUnclaimedRecord(TenantDb db, OnceReplies replies, Records records, Audit audit, InstantSource clock) {
        this.db = db;
        this.replies = replies;
        this.records = records;
        this.audit = audit;
        this.clock = clock;
    }

    public Response handle(Caller caller, String idempotencyKey, UUID recordId, String reason) {
        return db.inTenant(caller, tx -> replies.once(tx, caller, "handle-unclaimed-record", idempotencyKey,
                new Request(recordId, reason), 200, () -> handle(tx, caller, recordId, reason)));
    }

    private Handled handle(Tx tx, Caller caller, UUID recordId, String reason) {
        var handled = new Handled(recordId, reason, caller.name(), clock.instant());
        if (!records.handleUnclaimed(tx, recordId, reason, caller.name(), handled.handledAt())) {
            throw cannotHandle(tx, recordId);
        }
        audit.write(tx, caller, new AuditEntry("handle-unclaimed-record", "unclaimed-record", recordId.toString(),
                reason, null, handled));
        return handled;
    }

    Refusal cannotHandle(Tx tx, UUID recordId) {
        return records.isUnclaimed(tx, recordId)
                ? new Refusal(409, "record-handled", "The record is handled", "somebody handled this record before",
                        Map.of("recordId", recordId))
                : Refusal.notFound("unclaimed record");
    }
}
