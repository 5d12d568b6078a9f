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
import org.chargeledger.billing.domain.Book;
import org.chargeledger.billing.domain.Session;
import org.chargeledger.billing.domain.SessionKey;
import org.chargeledger.billing.domain.SessionMoney;
import org.chargeledger.billing.domain.Settlement;
import org.chargeledger.billing.domain.Settlement.Source;
import org.chargeledger.billing.domain.view.BillRefund;
import org.chargeledger.billing.domain.view.BillSummary;
import org.chargeledger.billing.store.Accounts;
import org.chargeledger.billing.store.BillViews;
import org.chargeledger.billing.store.Refunds;
import org.chargeledger.billing.store.Sessions;
import org.chargeledger.billing.store.Transfers;
import org.chargeledger.kit.audit.Audit;
import org.chargeledger.kit.audit.AuditEntry;
import org.chargeledger.kit.db.TenantDb;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.event.NewEvent;
import org.chargeledger.kit.event.Outbox;
import org.chargeledger.kit.http.ETag;
import org.chargeledger.kit.http.Refusal;
import org.chargeledger.kit.security.Caller;
import org.chargeledger.rating.Component;
import org.chargeledger.rating.Money;

/** Staff give back what a settled bill took, whole components of it, to the wallet and the way it was paid. */
@ApplicationScoped
public class RefundBill {

    /** {@code components} empty: all of them. */
    public record Wish(String billNo, Set<Component> components, String reason) {}

    record BillRefunded(String operatorId, String stationId, String billNo, UUID driverId, int billVersion,
            UUID refundId, long energyFeeFen, long serviceFeeFen, long idleFeeFen, long principalFen, long bonusFen,
            long waivedFen, String reason, Instant refundedAt) {}

    private final TenantDb db;
    private final OnceReplies replies;
    private final Sessions sessions;
    private final BillViews bills;
    private final Accounts accounts;
    private final Transfers transfers;
    private final Refunds refunds;
    private final Outbox outbox;
    private final Audit audit;
    private final InstantSource clock;

    RefundBill(TenantDb db, OnceReplies replies, Sessions sessions, BillViews bills, Accounts accounts,
            Transfers transfers, Refunds refunds, Outbox outbox, Audit audit, InstantSource clock) {
        this.db = db;
        this.replies = replies;
        this.sessions = sessions;
        this.bills = bills;
        this.accounts = accounts;
        this.transfers = transfers;
        this.refunds = refunds;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** {@code ifMatch} names the version of the bill that the caller saw. */
    public Response refund(Caller caller, String idempotencyKey, String ifMatch, Wish wish) {
        return db.inTenant(caller, tx -> replies.once(tx, caller, "refund-bill", idempotencyKey, wish, 201,
                () -> refund(tx, caller, ifMatch, wish, clock.instant())));
    }

    public List<BillRefund> of(Caller caller, BillNo billNo) {
        return db.inTenant(caller, tx -> refunds.of(tx, billNo));
    }

    private BillRefund refund(Tx tx, Caller caller, String ifMatch, Wish wish, Instant now) {
        var billNo = new BillNo(wish.billNo());
        SessionKey session = sessions.lock(tx, List.of(billNo)).stream().map(Session::key).findFirst()
                .orElseThrow(() -> Refusal.notFound("bill"));
        BillSummary bill = bills.explain(tx, billNo).orElseThrow(() -> Refusal.notFound("bill")).bill();
        ETag.of(bill.billVersion()).requireMatch(ifMatch);
        if (!bill.state().equals("SETTLED")) {
            throw new Refusal(409, "bill-not-settled", "Not settled", "only what was settled can be given back",
                    Map.of("billNo", wish.billNo(), "state", bill.state()));
        }
        Book book = accounts.lock(tx, caller.operatorId(), session.accounts());
        Settlement before = transfers.borne(tx, caller.operatorId(), List.of(billNo)).get(billNo);
        UUID refundId = UUID.randomUUID();
        Set<Component> components = wish.components().isEmpty() ? EnumSet.allOf(Component.class) : wish.components();
        Settlement after = SessionMoney.refund(book, session, before, components, "refund " + refundId);
        BillRefund refund = difference(refundId, bill, before, after, wish.reason(), caller.name(), now);
        if (before.due().equals(after.due())) {
            throw new Refusal(409, "nothing-to-refund", "Nothing to refund", "nothing is left of what was paid for it",
                    Map.of("billNo", wish.billNo()));
        }
        accounts.write(tx, List.of(book), now);
        refunds.add(tx, session, refund);
        outbox.append(tx, List.of(event(session, refund)));
        audit.write(tx, caller, new AuditEntry("refund-bill", "bill", wish.billNo(), wish.reason(), null, refund));
        return refund;
    }

    private static BillRefund difference(UUID refundId, BillSummary bill, Settlement before, Settlement after,
            String reason, String by, Instant now) {
        return new BillRefund(refundId, bill.billNo(), bill.billVersion(),
                less(before, after, Component.ENERGY_FEE), less(before, after, Component.SERVICE_FEE),
                less(before, after, Component.IDLE_FEE), less(before, after, Source.PRINCIPAL),
                less(before, after, Source.BONUS), less(before, after, Source.RECEIVABLE), reason, by, now);
    }

    private static long less(Settlement before, Settlement after, Source source) {
        return before.of(source).minus(after.of(source)).fen();
    }

    private static long less(Settlement before, Settlement after, Component component) {
        Money sum = Money.ZERO;
        for (Source source : Source.values()) {
            sum = sum.plus(before.of(source, component)).minus(after.of(source, component));
        }
        return sum.fen();
    }

    private static NewEvent event(SessionKey session, BillRefund refund) {
        return new NewEvent("billing.session.v1", refund.billNo(), "billing.bill-refunded.v1", session.operatorId(),
                new BillRefunded(session.operatorId(), session.stationId(), refund.billNo(), session.driverId(),
                        refund.billVersion(), refund.refundId(), refund.energyFeeFen(), refund.serviceFeeFen(),
                        refund.idleFeeFen(), refund.principalFen(), refund.bonusFen(), refund.waivedFen(),
                        refund.reason(), refund.refundedAt()));
    }
}
