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
import org.chargeledger.billing.domain.Payable;
import org.chargeledger.billing.domain.Transfer;
import org.chargeledger.billing.domain.view.OfflinePayoutView;
import org.chargeledger.billing.domain.view.PayableView;
import org.chargeledger.billing.store.Accounts;
import org.chargeledger.billing.store.Drivers;
import org.chargeledger.billing.store.OfflinePayouts;
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
 * Staff book what they paid a driver of the principal outside WeChat Pay, after what is owed was taken from it: what
 * came in that way, or is too old to go back by the channel.
 */
@ApplicationScoped
public class PayOutOffline {

    /** {@code insteadOfWechatPay}: also what an earlier payment could still take back. */
    public record Wish(UUID driverId, long amountFen, String reference, String reason, boolean insteadOfWechatPay) {}

    /** {@code principalFen} is what is left, {@code arrearsPaidFen} what was taken for earlier bills first. */
    public record PaidOut(UUID payoutId, UUID driverId, long amountFen, String reference, long arrearsPaidFen,
            long principalFen, Instant paidAt) {}

    record WalletRefundedOffline(String operatorId, UUID driverId, UUID payoutId, long amountFen, String reason,
            Instant refundedAt) {}

    /** {@code payout} is what made it so, or null. */
    private record Principal(long principalFen, PaidOut payout) {}

    private final TenantDb db;
    private final OnceReplies replies;
    private final Drivers drivers;
    private final Accounts accounts;
    private final SendBack sendBack;
    private final OfflinePayouts payouts;
    private final Outbox outbox;
    private final Audit audit;
    private final InstantSource clock;

    PayOutOffline(TenantDb db, OnceReplies replies, Drivers drivers, Accounts accounts, SendBack sendBack,
            OfflinePayouts payouts, Outbox outbox, Audit audit, InstantSource clock) {
        this.db = db;
        this.replies = replies;
        this.drivers = drivers;
        this.accounts = accounts;
        this.sendBack = sendBack;
        this.payouts = payouts;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    public Response pay(Caller caller, String idempotencyKey, Wish wish) {
        return db.inTenant(caller, tx -> replies.once(tx, caller, "offline-payout", idempotencyKey, wish, 201,
                () -> pay(tx, caller, wish, clock.instant())));
    }

    public List<OfflinePayoutView> ofDriver(Caller caller, UUID driverId) {
        return db.inTenant(caller, tx -> payouts.ofDriver(tx, driverId));
    }

    /** As it is now; nothing is locked for it. */
    public PayableView payable(Caller caller, UUID driverId) {
        return db.inTenant(caller, tx -> {
            if (drivers.find(tx, driverId).isEmpty()) {
                throw Refusal.notFound("driver");
            }
            return PayableView.of(sendBack.payable(tx, caller.operatorId(), driverId,
                    drivers.wallet(tx, driverId).principal()));
        });
    }

    private PaidOut pay(Tx tx, Caller caller, Wish wish, Instant now) {
        UUID driverId = wish.driverId();
        if (drivers.find(tx, driverId).isEmpty()) {
            throw Refusal.notFound("driver");
        }
        UUID payoutId = UUID.randomUUID();
        String cause = "offline payout " + payoutId;
        Book book = accounts.lockWallet(tx, caller.operatorId(), driverId);
        requireNew(tx, wish);
        var before = new Principal(book.balance(AccountId.wallet(driverId)).fen(), null);
        book.payArrears(driverId, cause);
        Money amount = new Money(wish.amountFen());
        PayOutWallet.requirePrincipal(book, driverId, amount);
        requireOffline(tx, caller, book, wish);
        book.transfer(Transfer.Cause.of(driverId, cause), Transfer.Kind.PAYOUT, AccountId.wallet(driverId),
                AccountId.operators(AccountId.Kind.RECHARGE_CLEARING), amount);
        accounts.write(tx, List.of(book), now);
        payouts.add(tx, caller.operatorId(), new OfflinePayoutView(payoutId, driverId, wish.amountFen(),
                wish.reference(), wish.reason(), caller.name(), now));
        tell(tx, caller.operatorId(), payoutId, wish, now);
        long left = book.balance(AccountId.wallet(driverId)).fen();
        var paid = new PaidOut(payoutId, driverId, wish.amountFen(), wish.reference(),
                Arrears.total(book.arrearsPaid()).fen(), left, now);
        audit.write(tx, caller, new AuditEntry("pay-out-offline", "driver", driverId.toString(), wish.reason(), before,
                new Principal(left, paid)));
        return paid;
    }

    /** One transfer of money is booked once, whoever books it. */
    private void requireNew(Tx tx, Wish wish) {
        payouts.of(tx, wish.driverId(), wish.reference()).ifPresent(payoutId -> {
            throw new Refusal(409, "payout-booked", "Payout booked",
                    "an offline payout of this driver with this reference is booked already",
                    Map.of("payoutId", payoutId));
        });
    }

    private void requireOffline(Tx tx, Caller caller, Book book, Wish wish) {
        UUID driverId = wish.driverId();
        Payable payable = sendBack.payable(tx, caller.operatorId(), driverId,
                book.balance(AccountId.wallet(driverId)));
        if (!wish.insteadOfWechatPay() && payable.offline().fen() < wish.amountFen()) {
            throw new Refusal(409, "payout-by-wechat-pay", "Payout by WeChat Pay",
                    "earlier payments can still take back part of it by a payout; say insteadOfWechatPay to pay that"
                            + " offline too",
                    Map.of("wechatPayFen", payable.byChannel().fen(), "offlineFen", payable.offline().fen()));
        }
    }

    private void tell(Tx tx, String operatorId, UUID payoutId, Wish wish, Instant now) {
        outbox.append(tx, List.of(new NewEvent("billing.wallet.v1", wish.driverId().toString(),
                "billing.wallet-refunded-offline.v1", operatorId, new WalletRefundedOffline(operatorId,
                        wish.driverId(), payoutId, wish.amountFen(), wish.reason(), now))));
    }
}
