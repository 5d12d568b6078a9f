package org.chargeledger.tariff.app;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chargeledger.kit.hibernate.TenantSessions;
import org.chargeledger.kit.security.Caller;
import org.chargeledger.tariff.domain.BulkChange;
import org.chargeledger.tariff.store.BulkChanges;

/** Bulk changes that were made. */
@ApplicationScoped
public class ReadBulkChanges {

    private final TenantSessions sessions;
    private final BulkChanges changes;

    ReadBulkChanges(TenantSessions sessions, BulkChanges changes) {
        this.sessions = sessions;
        this.changes = changes;
    }

    /** Newest first, before the given one. */
    public Uni<List<BulkChange>> list(Caller caller, Instant before, UUID beforeId, int limit) {
        return sessions.inTenant(caller, session -> changes.list(session, before, beforeId, limit));
    }

    public Uni<BulkChange> get(Caller caller, UUID changeId) {
        String operatorId = caller.operatorId();
        return sessions.inTenant(caller, session -> changes.get(session, operatorId, changeId));
    }
}
