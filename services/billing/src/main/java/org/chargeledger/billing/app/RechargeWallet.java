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
import org.chargeledger.kit.db.TenantDb;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.event.NewEvent;
import org.chargeledger.kit.event.Outbox;
import org.chargeledger.kit.http.Refusal;
import org.chargeledger.kit.security.Caller;
import org.chargeledger.rating.Money;

/** Staff put money that was received outside the suite into a driver's wallet. */
@ApplicationScoped
public class RechargeWallet {

    /** What was asked; the idempotency key guards all of it. */
    public record Wish(UUID driverId, long amountFen, String reason) {}

    public record Recharged(UUID rechargeId, UUID driverId, long amountFen, long balanceFen, Instant rechargedAt) {}

    record WalletRecharged(String operatorId, UUID driverId, UUID rechargeId, long amountFen, Instant rechargedAt) {}

    private final TenantDb db;
    private final OnceReplies replies;
    private final Drivers drivers;
    private final Accounts accounts;
    private final Outbox outbox;
    private final InstantSource clock;

    RechargeWallet(TenantDb db, OnceReplies replies, Drivers drivers, Accounts accounts, Outbox outbox,
            InstantSource clock) {
        this.db = db;
        this.replies = replies;
        this.drivers = drivers;
        this.accounts = accounts;
        this.outbox = outbox;
        this.clock = clock;
    }

    public Response recharge(Caller caller, String idempotencyKey, Wish wish) {
        return db.inTenant(caller, tx -> replies.once(tx, caller, "recharge", idempotencyKey, wish, 201,
                () -> recharge(tx, caller, wish, clock.instant())));
    }

    private Recharged recharge(Tx tx, Caller caller, Wish wish, Instant now) {
        UUID driverId = wish.driverId();
        if (drivers.find(tx, driverId).isEmpty()) {
            throw Refusal.notFound("driver");
        }
        UUID rechargeId = UUID.randomUUID();
        AccountId wallet = AccountId.wallet(driverId);
        Book book = accounts.lockWallet(tx, caller.operatorId(), driverId);
        book.transfer(Transfer.Cause.of(driverId, "recharge " + rechargeId), Transfer.Kind.RECHARGE,
                AccountId.operators(AccountId.Kind.RECHARGE_CLEARING), wallet, new Money(wish.amountFen()));
        accounts.write(tx, List.of(book), now);
        drivers.addRecharge(tx, caller.operatorId(), rechargeId, driverId, new Money(wish.amountFen()), wish.reason(),
                caller.name(), now);
        outbox.append(tx, List.of(new NewEvent("billing.wallet.v1", driverId.toString(), "billing.wallet-recharged.v1",
                caller.operatorId(), new WalletRecharged(caller.operatorId(), driverId, rechargeId, wish.amountFen(),
                        now))));
        return new Recharged(rechargeId, driverId, wish.amountFen(), book.balance(wallet).fen(), now);
    }
}
