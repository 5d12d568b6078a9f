package org.chargeledger.notification.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import org.chargeledger.kit.audit.Audit;
import org.chargeledger.kit.audit.AuditEntry;
import org.chargeledger.kit.db.TenantDb;
import org.chargeledger.kit.http.Idempotency;
import org.chargeledger.kit.http.Reply;
import org.chargeledger.kit.security.Caller;
import org.chargeledger.notification.domain.QuietHours;
import org.chargeledger.notification.store.QuietHoursList;

/** An operator says in which hours nothing that can wait is sent. */
@ApplicationScoped
public class ChangeQuietHours {

    private final TenantDb db;
    private final Idempotency idempotency;
    private final QuietHoursList quietHours;
    private final Audit audit;

    ChangeQuietHours(TenantDb db, Idempotency idempotency, QuietHoursList quietHours, Audit audit) {
        this.db = db;
        this.idempotency = idempotency;
        this.quietHours = quietHours;
        this.audit = audit;
    }

    public Setting<QuietHours> read(Caller caller) {
        return new Setting<>(db.inTenant(caller, tx -> quietHours.find(tx, caller.operatorId())));
    }

    /** Empty ends them. */
    public Response change(Caller caller, String key, String ifMatch, Optional<QuietHours> wanted, Object body) {
        String operatorId = caller.operatorId();
        return db.inTenant(caller, tx -> idempotency.once(tx, caller, "PUT /quiet-hours", key, body, () -> {
            quietHours.lock(tx, operatorId);
            Setting<QuietHours> before = new Setting<>(quietHours.find(tx, operatorId));
            before.requireMatch(ifMatch);
            wanted.ifPresentOrElse(hours -> quietHours.put(tx, operatorId, hours),
                    () -> quietHours.remove(tx, operatorId));
            audit.write(tx, caller, new AuditEntry("change-quiet-hours", "quiet-hours", operatorId, null,
                    before.value().orElse(null), wanted.orElse(null)));
            return new Reply(200, wanted.<Object>map(hours -> body).orElse(Map.of()));
        }));
    }
}
