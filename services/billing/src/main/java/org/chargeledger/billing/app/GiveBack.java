package org.chargeledger.billing.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chargeledger.billing.domain.Arrears;
import org.chargeledger.billing.domain.BillNo;
import org.chargeledger.billing.domain.Book;
import org.chargeledger.billing.domain.CurrentBill;
import org.chargeledger.billing.domain.Portion;
import org.chargeledger.billing.domain.Session;
import org.chargeledger.billing.domain.SessionKey;
import org.chargeledger.billing.domain.SessionMoney;
import org.chargeledger.billing.domain.Settlement;
import org.chargeledger.billing.domain.Settlement.Source;
import org.chargeledger.billing.domain.view.BillRefund;
import org.chargeledger.billing.store.Accounts;
import org.chargeledger.billing.store.Bills;
import org.chargeledger.billing.store.Refunds;
import org.chargeledger.billing.store.Sessions;
import org.chargeledger.billing.store.Transfers;
import org.chargeledger.kit.audit.Actor;
import org.chargeledger.kit.audit.Audit;
import org.chargeledger.kit.audit.AuditEntry;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.event.NewEvent;
import org.chargeledger.kit.event.Outbox;
import org.chargeledger.kit.http.Refusal;
import org.chargeledger.rating.Component;
import org.chargeledger.rating.Money;

/**
 * Gives back what a settled bill took, to the wallet and the way it was paid: the one way, for one bill or a batch.
 * What the driver owes is paid from it first.
 */
@ApplicationScoped
class GiveBack {

    /** What would go back; session and money are locked, nothing is written. */
    record Draft(UUID refundId, SessionKey session, CurrentBill bill, Book book, Settlement before, Settlement after) {

        Money amount() {
            return before.due().minus(after.due());
        }

        /** What comes back to the wallet and stays there once what is owed is paid. */
        Money principal() {
            Money back = before.of(Source.PRINCIPAL).minus(after.of(Source.PRINCIPAL));
            return back.minus(back.min(arrearsPaid()));
        }

        Money arrearsPaid() {
            return Arrears.total(book.arrearsPaid());
        }
    }

    /** {@code batchId} is null for a refund of its own; {@code sentOn} leaves the wallet in the same transaction. */
    record Ground(String reason, Actor by, UUID batchId, Money sentOn) {}

    /** What is left to give back of each component; {@code refund} is what made it so, or null. */
    private record Left(long energyFeeFen, long serviceFeeFen, long idleFeeFen, BillRefund refund) {

        static Left of(Settlement borne, BillRefund refund) {
            return new Left(fen(borne, Component.ENERGY_FEE), fen(borne, Component.SERVICE_FEE),
                    fen(borne, Component.IDLE_FEE), refund);
        }
    }

    record BillRefunded(String operatorId, String stationId, String billNo, UUID driverId, int billVersion,
            UUID refundId, long energyFeeFen, long serviceFeeFen, long idleFeeFen, long principalFen, long bonusFen,
            long waivedFen, long arrearsPaidFen, long sentOnFen, String reason, Instant refundedAt, UUID batchId) {}

    private static final List<Source> PAYING = List.of(Source.PRINCIPAL, Source.BONUS, Source.RECEIVABLE);

    private final Sessions sessions;
    private final Bills bills;
    private final Accounts accounts;
    private final Transfers transfers;
    private final Refunds refunds;
    private final Outbox outbox;
    private final Audit audit;

    GiveBack(Sessions sessions, Bills bills, Accounts accounts, Transfers transfers, Refunds refunds, Outbox outbox,
            Audit audit) {
        this.sessions = sessions;
        this.bills = bills;
        this.accounts = accounts;
        this.transfers = transfers;
        this.refunds = refunds;
        this.outbox = outbox;
        this.audit = audit;
    }

    Draft draft(Tx tx, BillNo billNo, Portion portion, UUID refundId) {
        SessionKey session = sessions.lock(tx, List.of(billNo)).stream().map(Session::key).findFirst()
                .orElseThrow(() -> Refusal.notFound("bill"));
        CurrentBill bill = bills.current(tx, billNo).orElseThrow(() -> Refusal.notFound("bill"));
        Book book = accounts.lock(tx, session.operatorId(), session.accounts());
        Settlement before = transfers.money(tx, session.operatorId(), List.of(billNo)).get(billNo).borne();
        Settlement after = SessionMoney.refund(book, session, before, portion, "refund " + refundId);
        return new Draft(refundId, session, bill, book, before, after);
    }

    BillRefund book(Tx tx, Draft draft, Ground ground, Instant now) {
        BillRefund refund = refund(draft, ground, now);
        accounts.write(tx, List.of(draft.book()), now);
        refunds.add(tx, draft.session(), refund);
        outbox.append(tx, List.of(event(draft.session(), refund, ground)));
        audit.write(tx, ground.by(), new AuditEntry("refund-bill", "bill", refund.billNo(), refund.reason(),
                Left.of(draft.before(), null), Left.of(draft.after(), refund)));
        return refund;
    }

    private static BillRefund refund(Draft draft, Ground ground, Instant now) {
        return new BillRefund(draft.refundId(), draft.session().billNo().digits(), draft.bill().version(),
                less(draft, Component.ENERGY_FEE), less(draft, Component.SERVICE_FEE), less(draft, Component.IDLE_FEE),
                less(draft, Source.PRINCIPAL), less(draft, Source.BONUS), less(draft, Source.RECEIVABLE),
                draft.arrearsPaid().fen(), ground.reason(), ground.by().name(), now);
    }

    private static long less(Draft draft, Source source) {
        return draft.before().of(source).minus(draft.after().of(source)).fen();
    }

    private static long less(Draft draft, Component component) {
        return fen(draft.before(), component) - fen(draft.after(), component);
    }

    /** What a voucher bore is nobody's to get back. */
    private static long fen(Settlement borne, Component component) {
        return PAYING.stream().mapToLong(source -> borne.of(source, component).fen()).sum();
    }

    private static NewEvent event(SessionKey session, BillRefund refund, Ground ground) {
        return new NewEvent("billing.session.v1", refund.billNo(), "billing.bill-refunded.v1", session.operatorId(),
                new BillRefunded(session.operatorId(), session.stationId(), refund.billNo(), session.driverId(),
                        refund.billVersion(), refund.refundId(), refund.energyFeeFen(), refund.serviceFeeFen(),
                        refund.idleFeeFen(), refund.principalFen(), refund.bonusFen(), refund.waivedFen(),
                        refund.arrearsPaidFen(), ground.sentOn().fen(), refund.reason(), refund.refundedAt(),
                        ground.batchId()));
    }
}
