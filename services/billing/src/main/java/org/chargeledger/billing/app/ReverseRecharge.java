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
import org.chargeledger.billing.domain.view.RechargeView;
import org.chargeledger.billing.domain.view.TakenBack;
import org.chargeledger.billing.store.Accounts;
import org.chargeledger.billing.store.Recharges;
import org.chargeledger.kit.audit.Audit;
import org.chargeledger.kit.audit.AuditEntry;
import org.chargeledger.kit.db.TenantDb;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.event.NewEvent;
import org.chargeledger.kit.event.Outbox;
import org.chargeledger.kit.http.Refusal;
import org.chargeledger.kit.security.Caller;
import org.chargeledger.rating.Money;

/**
 * Staff take back an offline recharge that was mistyped, as far as principal is left; what it paid of earlier bills
 * stays paid.
 */
@ApplicationScoped
public class ReverseRecharge {

    public record Wish(UUID driverId, UUID rechargeId, long amountFen, String reason) {}

    /** {@code principalFen} is what is left. */
    public record Reversed(UUID rechargeId, UUID driverId, long amountFen, long principalFen, Instant reversedAt) {}

    record WalletRechargeReversed(String operatorId, UUID driverId, UUID rechargeId, long amountFen,
            long rechargeLeftFen, Instant reversedAt) {}

    /** {@code reversal} is what made it so, or null. */
    private record Principal(long principalFen, Reversed reversal) {}

    private final TenantDb db;
    private final OnceReplies replies;
    private final Accounts accounts;
    private final Recharges recharges;
    private final Outbox outbox;
    private final Audit audit;
    private final InstantSource clock;

    ReverseRecharge(TenantDb db, OnceReplies replies, Accounts accounts, Recharges recharges, Outbox outbox,
            Audit audit, InstantSource clock) {
        this.db = db;
        this.replies = replies;
        this.accounts = accounts;
        this.recharges = recharges;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    public Response reverse(Caller caller, String idempotencyKey, Wish wish) {
        return db.inTenant(caller, tx -> replies.once(tx, caller, "reverse-recharge", idempotencyKey, wish, 201,
                () -> reverse(tx, caller, wish, clock.instant())));
    }

    public List<RechargeView> ofDriver(Caller caller, UUID driverId) {
        return db.inTenant(caller, tx -> recharges.ofDriver(tx, driverId));
    }

    private Reversed reverse(Tx tx, Caller caller, Wish wish, Instant now) {
        UUID driverId = wish.driverId();
        Book book = accounts.lockWallet(tx, caller.operatorId(), driverId);
        RechargeView recharge = recharges.find(tx, driverId, wish.rechargeId())
                .orElseThrow(() -> Refusal.notFound("recharge"));
        if (!recharge.source().equals(Recharges.Source.OFFLINE.name())) {
            throw new Refusal(409, "recharge-not-offline", "Not an offline recharge",
                    "the payment channel has this money: it goes back by a payout");
        }
        TakeBack.require(wish.amountFen(), recharge.amountFen(), recharge.reversal());
        var amount = new Money(wish.amountFen());
        PayOutWallet.requirePrincipal(book, driverId, amount);
        var before = new Principal(book.balance(AccountId.wallet(driverId)).fen(), null);
        book.transfer(Transfer.Cause.of(driverId, "recharge " + wish.rechargeId()), Transfer.Kind.RECHARGE_REVERSED,
                AccountId.wallet(driverId), AccountId.operators(AccountId.Kind.RECHARGE_CLEARING), amount);
        accounts.write(tx, List.of(book), now);
        recharges.reverse(tx, caller.operatorId(), wish.rechargeId(), new TakenBack(wish.amountFen(), wish.reason(),
                caller.name(), now));
        outbox.append(tx, List.of(new NewEvent("billing.wallet.v1", driverId.toString(),
                "billing.wallet-recharge-reversed.v1", caller.operatorId(), new WalletRechargeReversed(
                        caller.operatorId(), driverId, wish.rechargeId(), wish.amountFen(),
                        recharge.amountFen() - wish.amountFen(), now))));
        var reversed = new Reversed(wish.rechargeId(), driverId, wish.amountFen(),
                book.balance(AccountId.wallet(driverId)).fen(), now);
        audit.write(tx, caller, new AuditEntry("reverse-recharge", "driver", driverId.toString(), wish.reason(), before,
                new Principal(reversed.principalFen(), reversed)));
        return reversed;
    }
}
