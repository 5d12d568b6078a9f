package org.chargeledger.billing.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.chargeledger.billing.domain.Driver;
import org.chargeledger.billing.store.Drivers;
import org.chargeledger.kit.audit.Audit;
import org.chargeledger.kit.audit.AuditEntry;
import org.chargeledger.kit.db.TenantDb;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.event.Outbox;
import org.chargeledger.kit.http.ETag;
import org.chargeledger.kit.http.Refusal;
import org.chargeledger.kit.security.Caller;

/** Staff say which groups a driver belongs to. A driver cannot, for vouchers are given to groups. */
@ApplicationScoped
public class GroupDriver {

    /** Department and sub-operator may be null: none. */
    public record Wish(UUID driverId, String ifMatch, String department, String subOperator, String reason) {}

    private final TenantDb db;
    private final OnceReplies replies;
    private final Drivers drivers;
    private final Outbox outbox;
    private final Audit audit;

    GroupDriver(TenantDb db, OnceReplies replies, Drivers drivers, Outbox outbox, Audit audit) {
        this.db = db;
        this.replies = replies;
        this.drivers = drivers;
        this.outbox = outbox;
        this.audit = audit;
    }

    public Response put(Caller caller, String idempotencyKey, Wish wish) {
        return db.inTenant(caller, tx -> replies.once(tx, caller, "group-driver", idempotencyKey, wish, 200,
                () -> put(tx, caller, wish)));
    }

    private Driver.Groups put(Tx tx, Caller caller, Wish wish) {
        Driver before = drivers.lock(tx, wish.driverId()).orElseThrow(() -> Refusal.notFound("driver"));
        ETag.of(before.groups().version()).requireMatch(wish.ifMatch());
        Driver after = before.in(before.groups().changed(wish.department(), wish.subOperator()));
        drivers.group(tx, after);
        outbox.append(tx, List.of(DriverProfiles.profiled(caller.operatorId(), after)));
        audit.write(tx, caller, new AuditEntry("group-driver", "driver", wish.driverId().toString(), wish.reason(),
                before.groups(), after.groups()));
        return after.groups();
    }
}
