package org.chargeledger.billing.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.chargeledger.billing.domain.AccountId;
import org.chargeledger.billing.domain.Book;
import org.chargeledger.billing.domain.Transfer;
import org.chargeledger.billing.store.Accounts;
import org.chargeledger.billing.store.Drivers;
import org.chargeledger.billing.store.Recharges;
import org.chargeledger.kit.audit.Audit;
import org.chargeledger.kit.audit.AuditEntry;
import org.chargeledger.kit.db.TenantDb;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.http.Refusal;
import org.chargeledger.kit.security.Caller;
import org.chargeledger.rating.Money;

/** Staff give a driver something to spend that nobody paid in; it is never paid out. */
@ApplicationScoped
public class GrantBonus {

    public record Wish(UUID driverId, long amountFen, String reason) {}

    public record Granted(UUID grantId, UUID driverId, long amountFen, long bonusFen, Instant grantedAt) {}

    private record Before(long bonusFen) {}

    private final TenantDb db;
    private final OnceReplies replies;
    private final Drivers drivers;
    private final Accounts accounts;
    private final Recharges recharges;
    private final Audit audit;
    private final InstantSource clock;

    GrantBonus(TenantDb db, OnceReplies replies, Drivers drivers, Accounts accounts, Recharges recharges, Audit audit,
            InstantSource clock) {
        this.db = db;
        this.replies = replies;
        this.drivers = drivers;
        this.accounts = accounts;
        this.recharges = recharges;
        this.audit = audit;
        this.clock = clock;
    }

    public Response grant(Caller caller, String idempotencyKey, Wish wish) {
        return db.inTenant(caller, tx -> replies.once(tx, caller, "grant-bonus", idempotencyKey, wish, 201,
                () -> grant(tx, caller, wish, clock.instant())));
    }

    private Granted grant(Tx tx, Caller caller, Wish wish, Instant now) {
        UUID driverId = wish.driverId();
        if (drivers.find(tx, driverId).isEmpty()) {
            throw Refusal.notFound("driver");
        }
        UUID grantId = UUID.randomUUID();
        Book book = accounts.lockWallet(tx, caller.operatorId(), driverId);
        var before = new Before(book.balance(AccountId.bonus(driverId)).fen());
        book.transfer(Transfer.Cause.of(driverId, "bonus " + grantId), Transfer.Kind.BONUS,
                AccountId.operators(AccountId.Kind.BONUS_COST), AccountId.bonus(driverId), new Money(wish.amountFen()));
        accounts.write(tx, List.of(book), now);
        recharges.addBonus(tx, caller.operatorId(), grantId, driverId, new Money(wish.amountFen()), wish.reason(),
                caller.name(), now);
        var granted = new Granted(grantId, driverId, wish.amountFen(), book.balance(AccountId.bonus(driverId)).fen(),
                now);
        audit.write(tx, caller, new AuditEntry("grant-bonus", "driver", driverId.toString(), wish.reason(), before,
                granted));
        return granted;
    }
}
