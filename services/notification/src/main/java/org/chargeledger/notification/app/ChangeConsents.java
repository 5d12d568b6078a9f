package org.chargeledger.notification.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.chargeledger.kit.audit.Audit;
import org.chargeledger.kit.audit.AuditEntry;
import org.chargeledger.kit.db.TenantDb;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.http.Idempotency;
import org.chargeledger.kit.http.Reply;
import org.chargeledger.kit.security.Caller;
import org.chargeledger.notification.domain.Purpose;
import org.chargeledger.notification.store.Consents;
import org.chargeledger.notification.store.Consents.Consent;

/** A driver allows something or takes it back, each purpose for itself; from then on nothing else is sent or shown. */
@ApplicationScoped
public class ChangeConsents {

    /** How a purpose stands; the times are those of the newest consent, null where there was none. */
    public record Standing(Purpose purpose, boolean given, Instant givenAt, Instant withdrawnAt) {}

    private final TenantDb db;
    private final Idempotency idempotency;
    private final Consents consents;
    private final Audit audit;
    private final InstantSource clock;

    ChangeConsents(TenantDb db, Idempotency idempotency, Consents consents, Audit audit, InstantSource clock) {
        this.db = db;
        this.idempotency = idempotency;
        this.consents = consents;
        this.audit = audit;
        this.clock = clock;
    }

    public List<Standing> of(Caller caller, UUID driverId) {
        return db.inTenant(caller, tx -> standings(tx, driverId));
    }

    public Response change(Caller caller, String key, UUID driverId, Purpose purpose, boolean given) {
        return db.inTenant(caller,
                tx -> idempotency.once(tx, caller, "PUT /driver/consents/" + purpose, key, given, () -> {
            Standing before = standing(tx, driverId, purpose);
            if (given) {
                consents.give(tx, caller.operatorId(), driverId, purpose, clock.instant());
            } else {
                consents.withdraw(tx, driverId, purpose, clock.instant());
            }
            Standing after = standing(tx, driverId, purpose);
            audit.write(tx, caller, new AuditEntry(given ? "give-consent" : "withdraw-consent", "consent",
                    driverId + ":" + purpose, null, before, after));
            return new Reply(200, after);
        }));
    }

    private Standing standing(Tx tx, UUID driverId, Purpose purpose) {
        return standings(tx, driverId).get(purpose.ordinal());
    }

    private List<Standing> standings(Tx tx, UUID driverId) {
        List<Consent> all = consents.of(tx, driverId);
        return Arrays.stream(Purpose.values()).map(purpose -> all.stream()
                .filter(consent -> consent.purpose() == purpose).findFirst()
                .map(newest ->
                        new Standing(purpose, newest.withdrawnAt() == null, newest.givenAt(), newest.withdrawnAt()))
                .orElse(new Standing(purpose, false, null, null))).toList();
    }
}
