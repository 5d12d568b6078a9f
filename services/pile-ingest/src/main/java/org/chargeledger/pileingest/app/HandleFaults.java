package org.chargeledger.pileingest.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chargeledger.kit.audit.Audit;
import org.chargeledger.kit.audit.AuditEntry;
import org.chargeledger.kit.db.TenantDb;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.http.Idempotency;
import org.chargeledger.kit.http.Refusal;
import org.chargeledger.kit.http.Reply;
import org.chargeledger.kit.security.Caller;
import org.chargeledger.pileingest.domain.Fault;
import org.chargeledger.pileingest.domain.Fault.State;
import org.chargeledger.pileingest.domain.FaultSearch;
import org.chargeledger.pileingest.store.Faults;

/** Shows staff what was wrong with their piles, and notes what they did about it. */
@ApplicationScoped
public class HandleFaults {

    private final TenantDb db;
    private final Faults faults;
    private final Idempotency idempotency;
    private final Audit audit;
    private final InstantSource clock;

    HandleFaults(TenantDb db, Faults faults, Idempotency idempotency, Audit audit, InstantSource clock) {
        this.db = db;
        this.faults = faults;
        this.idempotency = idempotency;
        this.audit = audit;
        this.clock = clock;
    }

    public List<Fault> list(Caller caller, FaultSearch search, int limit) {
        return db.inTenant(caller, tx -> faults.list(tx, search, limit));
    }

    public Response handle(Caller caller, String idempotencyKey, UUID id, String reason) {
        return db.inTenant(caller, tx -> idempotency.once(tx, caller, "handle-fault " + id, idempotencyKey, reason,
                () -> handle(tx, caller, id, reason)));
    }

    private Reply handle(Tx tx, Caller caller, UUID id, String reason) {
        Fault before = faults.findForUpdate(tx, id).orElseThrow(() -> Refusal.notFound("fault"));
        if (before.state() == State.HANDLED) {
            throw new Refusal(409, "fault-handled", "Fault is handled already",
                    "%s handled it: %s".formatted(before.handledBy(), before.reason()), Map.of("faultId", id));
        }
        faults.handled(tx, id, caller.name(), reason, clock.instant());
        Fault after = faults.findForUpdate(tx, id).orElseThrow();
        audit.write(tx, caller, new AuditEntry("handle-fault", "fault", id.toString(), reason, before, after));
        return new Reply(200, after);
    }
}
