package org.chargeledger.billing.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.chargeledger.billing.domain.BillNo;
import org.chargeledger.billing.domain.BillState;
import org.chargeledger.billing.domain.Portion;
import org.chargeledger.billing.domain.view.BillRefund;
import org.chargeledger.billing.domain.view.DriverRefund;
import org.chargeledger.billing.store.Refunds;
import org.chargeledger.kit.audit.Actor;
import org.chargeledger.kit.db.TenantDb;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.http.ETag;
import org.chargeledger.kit.http.Refusal;
import org.chargeledger.kit.security.Caller;
import org.chargeledger.rating.Component;
import org.chargeledger.rating.Money;

/** Staff give back what a settled bill took, whole components or part of one, to the wallet and the way it was paid. */
@ApplicationScoped
public class RefundBill {

    /**
     * {@code components} empty: all of them. {@code amountFen} not null: as much as that of the one.
     * {@code seenRefundedFen} is what of the bill had gone back as far as the caller saw, or null.
     */
    public record Wish(String billNo, Set<Component> components, Long amountFen, Long seenRefundedFen, String reason) {

        private Portion portion() {
            return new Portion(components.isEmpty() ? EnumSet.allOf(Component.class) : components,
                    amountFen == null ? null : new Money(amountFen));
        }
    }

    /** All that an idempotency key stands for. */
    private record Request(Wish wish, String ifMatch) {}

    private final TenantDb db;
    private final OnceReplies replies;
    private final GiveBack giveBack;
    private final Refunds refunds;
    private final InstantSource clock;

    RefundBill(TenantDb db, OnceReplies replies, GiveBack giveBack, Refunds refunds, InstantSource clock) {
        this.db = db;
        this.replies = replies;
        this.giveBack = giveBack;
        this.refunds = refunds;
        this.clock = clock;
    }

    /** {@code ifMatch} names the version of the bill that the caller saw. */
    public Response refund(Caller caller, String idempotencyKey, String ifMatch, Wish wish) {
        return db.inTenant(caller, tx -> replies.once(tx, caller, "refund-bill", idempotencyKey,
                new Request(wish, ifMatch), 201, () -> refund(tx, caller, ifMatch, wish, clock.instant())));
    }

    public List<BillRefund> of(Caller caller, BillNo billNo) {
        return db.inTenant(caller, tx -> refunds.of(tx, billNo));
    }

    /** What the caller, a driver, got back. */
    public List<DriverRefund> ofDriver(Caller caller) {
        UUID driverId = caller.requireDriverId();
        return db.inTenant(caller, tx -> refunds.ofDriver(tx, driverId));
    }

    private BillRefund refund(Tx tx, Caller caller, String ifMatch, Wish wish, Instant now) {
        GiveBack.Draft draft = giveBack.draft(tx, new BillNo(wish.billNo()), wish.portion(), UUID.randomUUID());
        ETag.of(draft.bill().version()).requireMatch(ifMatch);
        if (draft.bill().state() != BillState.SETTLED) {
            throw new Refusal(409, "bill-not-settled", "Not settled", "only what was settled can be given back",
                    Map.of("billNo", wish.billNo(), "state", draft.bill().state().name()));
        }
        refuseUnseenRefunds(tx, wish);
        if (draft.amount().fen() == 0) {
            throw new Refusal(409, "nothing-to-refund", "Nothing to refund", "nothing is left of what was paid for it",
                    Map.of("billNo", wish.billNo()));
        }
        if (wish.amountFen() != null && draft.amount().fen() < wish.amountFen()) {
            throw new Refusal(409, "refund-above-paid", "More than is left", "less than that is left of the component",
                    Map.of("billNo", wish.billNo(), "leftFen", draft.amount().fen()));
        }
        return giveBack.book(tx, draft, new GiveBack.Ground(wish.reason(), Actor.of(caller), null, Money.ZERO), now);
    }

    /** A refund makes no version, so this is how two people are kept from giving back the same thing twice. */
    private void refuseUnseenRefunds(Tx tx, Wish wish) {
        if (wish.seenRefundedFen() == null) {
            return;
        }
        List<BillRefund> made = refunds.of(tx, new BillNo(wish.billNo()));
        long refundedFen = made.stream().mapToLong(BillRefund::amountFen).sum();
        if (wish.seenRefundedFen() != refundedFen) {
            throw new Refusal(409, "refunded-meanwhile", "Refunded meanwhile",
                    "something went back of the bill that was not seen: look at its refunds before giving back more",
                    Map.of("billNo", wish.billNo(), "seenRefundedFen", wish.seenRefundedFen(), "refundedFen",
                            refundedFen, "refunds", made));
        }
    }
}
