package org.chargeledger.billing.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chargeledger.billing.domain.AccountId;
import org.chargeledger.billing.domain.Arrears;
import org.chargeledger.billing.domain.Book;
import org.chargeledger.billing.domain.PayoutPlan;
import org.chargeledger.billing.domain.view.PayoutView;
import org.chargeledger.billing.store.Accounts;
import org.chargeledger.billing.store.Drivers;
import org.chargeledger.billing.store.Payouts;
import org.chargeledger.kit.audit.Audit;
import org.chargeledger.kit.audit.AuditEntry;
import org.chargeledger.kit.db.TenantDb;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.http.Refusal;
import org.chargeledger.kit.security.Caller;
import org.chargeledger.rating.Money;

/**
 * A driver gets principal back the way it came, after what is owed was taken from it: the money leaves the wallet at
 * once, the channel is asked after.
 */
@ApplicationScoped
public class PayOutWallet {

    public record Wish(UUID driverId, long amountFen, String reason) {}

    /** {@code arrearsPaidFen} is what was taken for earlier bills first. */
    public record Requested(UUID payoutId, UUID driverId, long amountFen, int parts, long arrearsPaidFen,
            Instant requestedAt) {}

    /** {@code payout} is what made it so, or null. */
    private record Principal(long principalFen, Requested payout) {}

    private final TenantDb db;
    private final OnceReplies replies;
    private final Drivers drivers;
    private final Accounts accounts;
    private final SendBack sendBack;
    private final Payouts payouts;
    private final Audit audit;
    private final InstantSource clock;

    PayOutWallet(TenantDb db, OnceReplies replies, Drivers drivers, Accounts accounts, SendBack sendBack,
            Payouts payouts, Audit audit, InstantSource clock) {
        this.db = db;
        this.replies = replies;
        this.drivers = drivers;
        this.accounts = accounts;
        this.sendBack = sendBack;
        this.payouts = payouts;
        this.audit = audit;
        this.clock = clock;
    }

    public Response request(Caller caller, String idempotencyKey, Wish wish) {
        return db.inTenant(caller, tx -> replies.once(tx, caller, "payout", idempotencyKey, wish, 201,
                () -> request(tx, caller, wish, clock.instant())));
    }

    public List<PayoutView> ofDriver(Caller caller, UUID driverId) {
        return db.inTenant(caller, tx -> payouts.ofDriver(tx, driverId));
    }

    private Requested request(Tx tx, Caller caller, Wish wish, Instant now) {
        UUID driverId = wish.driverId();
        if (drivers.find(tx, driverId).isEmpty()) {
            throw Refusal.notFound("driver");
        }
        var amount = new Money(wish.amountFen());
        UUID payoutId = UUID.randomUUID();
        Book book = accounts.lockWallet(tx, caller.operatorId(), driverId);
        var before = new Principal(book.balance(AccountId.wallet(driverId)).fen(), null);
        book.payArrears(driverId, "payout " + payoutId);
        requirePrincipal(book, driverId, amount);
        PayoutPlan plan = sendBack.plan(tx, caller.operatorId(), driverId, amount);
        if (plan.notCovered().fen() > 0) {
            throw new Refusal(409, "payout-not-covered", "Not covered",
                    "earlier recharges can take back less than that; the rest goes by an offline payout",
                    Map.of("payableFen", plan.covered().fen(), "offlineFen", plan.notCovered().fen()));
        }
        sendBack.send(tx, book, new SendBack.Order(caller.operatorId(), payoutId, driverId, amount, wish.reason(),
                caller.name()), plan, now);
        var requested = new Requested(payoutId, driverId, wish.amountFen(), plan.parts().size(),
                Arrears.total(book.arrearsPaid()).fen(), now);
        audit.write(tx, caller, new AuditEntry("pay-out-wallet", "driver", driverId.toString(), wish.reason(), before,
                new Principal(book.balance(AccountId.wallet(driverId)).fen(), requested)));
        return requested;
    }

    /** Once what is owed was paid on the page. */
    static void requirePrincipal(Book book, UUID driverId, Money amount) {
        Money principal = book.balance(AccountId.wallet(driverId));
        if (principal.compareTo(amount) < 0) {
            throw new Refusal(409, "balance-too-low", "Balance too low",
                    "the wallet holds less than that once what is owed is paid, the bonus is not paid out",
                    Map.of("principalFen", principal.fen(), "owedFen", Arrears.total(book.arrearsPaid()).fen()));
        }
    }
}
