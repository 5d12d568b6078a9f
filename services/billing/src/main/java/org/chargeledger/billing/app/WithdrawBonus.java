package org.chargeledger.billing.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chargeledger.billing.domain.AccountId;
import org.chargeledger.billing.domain.Book;
import org.chargeledger.billing.domain.Transfer;
import org.chargeledger.billing.domain.view.BonusView;
import org.chargeledger.billing.domain.view.TakenBack;
import org.chargeledger.billing.store.Accounts;
import org.chargeledger.billing.store.Recharges;
import org.chargeledger.kit.audit.Audit;
import org.chargeledger.kit.audit.AuditEntry;
import org.chargeledger.kit.db.TenantDb;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.http.Refusal;
import org.chargeledger.kit.security.Caller;
import org.chargeledger.rating.Money;

/** Staff take back a bonus, as far as its driver has not spent it. */
@ApplicationScoped
public class WithdrawBonus {

    public record Wish(UUID driverId, UUID grantId, long amountFen, String reason) {}

    /** {@code bonusFen} is what is left. */
    public record Withdrawn(UUID grantId, UUID driverId, long amountFen, long bonusFen, Instant withdrawnAt) {}

    /** {@code withdrawal} is what made it so, or null. */
    private record Bonus(long bonusFen, Withdrawn withdrawal) {}

    private final TenantDb db;
    private final OnceReplies replies;
    private final Accounts accounts;
    private final Recharges recharges;
    private final Audit audit;
    private final InstantSource clock;

    WithdrawBonus(TenantDb db, OnceReplies replies, Accounts accounts, Recharges recharges, Audit audit,
            InstantSource clock) {
        this.db = db;
        this.replies = replies;
        this.accounts = accounts;
        this.recharges = recharges;
        this.audit = audit;
        this.clock = clock;
    }

    public Response withdraw(Caller caller, String idempotencyKey, Wish wish) {
        return db.inTenant(caller, tx -> replies.once(tx, caller, "withdraw-bonus", idempotencyKey, wish, 201,
                () -> withdraw(tx, caller, wish, clock.instant())));
    }

    public List<BonusView> ofDriver(Caller caller, UUID driverId) {
        return db.inTenant(caller, tx -> recharges.bonusesOfDriver(tx, driverId));
    }

    private Withdrawn withdraw(Tx tx, Caller caller, Wish wish, Instant now) {
        UUID driverId = wish.driverId();
        Book book = accounts.lockWallet(tx, caller.operatorId(), driverId);
        BonusView bonus = recharges.findBonus(tx, driverId, wish.grantId())
                .orElseThrow(() -> Refusal.notFound("bonus"));
        TakeBack.require(wish.amountFen(), bonus.amountFen(), bonus.withdrawal());
        var amount = new Money(wish.amountFen());
        Money left = book.balance(AccountId.bonus(driverId));
        if (left.compareTo(amount) < 0) {
            throw new Refusal(409, "balance-too-low", "Balance too low", "less of the bonus is left unspent",
                    Map.of("bonusFen", left.fen()));
        }
        book.transfer(Transfer.Cause.of(driverId, "bonus " + wish.grantId()), Transfer.Kind.BONUS_WITHDRAWN,
                AccountId.bonus(driverId), AccountId.operators(AccountId.Kind.BONUS_COST), amount);
        accounts.write(tx, List.of(book), now);
        recharges.withdraw(tx, caller.operatorId(), wish.grantId(), new TakenBack(wish.amountFen(), wish.reason(),
                caller.name(), now));
        var withdrawn = new Withdrawn(wish.grantId(), driverId, wish.amountFen(), left.minus(amount).fen(), now);
        audit.write(tx, caller, new AuditEntry("withdraw-bonus", "driver", driverId.toString(), wish.reason(),
                new Bonus(left.fen(), null), new Bonus(withdrawn.bonusFen(), withdrawn)));
        return withdrawn;
    }
}
