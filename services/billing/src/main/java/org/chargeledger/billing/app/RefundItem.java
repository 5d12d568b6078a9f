package org.chargeledger.billing.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chargeledger.billing.domain.Book;
import org.chargeledger.billing.domain.PayoutPlan;
import org.chargeledger.billing.domain.Portion;
import org.chargeledger.billing.domain.refund.BatchState;
import org.chargeledger.billing.domain.refund.Destination;
import org.chargeledger.billing.domain.refund.ItemProblem;
import org.chargeledger.billing.store.Accounts;
import org.chargeledger.billing.store.RefundBatches;
import org.chargeledger.billing.store.RefundItems.Item;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.event.Outbox;
import org.chargeledger.rating.Money;

/**
 * Refunds one bill of an approved batch: exactly what was frozen or nothing at all. Money and outcome are one
 * transaction, so that whoever comes after a crash finds it either open or refunded.
 */
@ApplicationScoped
class RefundItem {

    private final RefundBatches batches;
    private final GiveBack giveBack;
    private final SendBack sendBack;
    private final EndRefundItem end;
    private final Accounts accounts;
    private final Outbox outbox;

    RefundItem(RefundBatches batches, GiveBack giveBack, SendBack sendBack, EndRefundItem end, Accounts accounts,
            Outbox outbox) {
        this.batches = batches;
        this.giveBack = giveBack;
        this.sendBack = sendBack;
        this.end = end;
        this.accounts = accounts;
        this.outbox = outbox;
    }

    /** The caller has claimed the item. */
    void refund(Tx tx, Item item, Instant now) {
        if (!runs(tx, item, now)) {
            return;
        }
        if (item.refundedAt() != null) {
            sendAgain(tx, item, now);
            return;
        }
        GiveBack.Draft draft = giveBack.draft(tx, item.frozen().billNo(), Portion.whole(item.component().components()),
                item.refundId());
        Optional<ItemProblem> problem = ItemProblem.of(item.frozen(), draft.bill().version(), draft.bill().state(),
                draft.amount());
        if (problem.isPresent()) {
            end.failed(tx, item, problem.get().name(), now);
            return;
        }
        PayoutPlan plan = plan(tx, item, draft.principal());
        giveBack.book(tx, draft, new GiveBack.Ground(item.batchReason(), item.approver(), item.batchId(),
                plan.covered()), now);
        if (plan.parts().isEmpty()) {
            end.inWallet(tx, item, now);
        } else {
            Book book = accounts.lockWallet(tx, item.operatorId(), item.frozen().driverId());
            sendBack.send(tx, book, order(item, plan.covered()), plan, now);
            end.underWay(tx, item, now);
        }
    }

    /** The first item sets its batch going; a batch that was cancelled at the same moment stays so. */
    private boolean runs(Tx tx, Item item, Instant now) {
        if (item.batchState() == BatchState.RUNNING) {
            return true;
        }
        if (batches.move(tx, item.operatorId(), item.batchId(), BatchState.APPROVED, BatchState.RUNNING, now)) {
            batches.find(tx, item.operatorId(), item.batchId()).ifPresent(batch ->
                    outbox.append(tx, List.of(RefundBatchEvents.changed(item.operatorId(), batch))));
            return true;
        }
        return batches.find(tx, item.operatorId(), item.batchId()).orElseThrow().state() == BatchState.RUNNING;
    }

    /** As much as earlier payments take. */
    private PayoutPlan plan(Tx tx, Item item, Money principal) {
        return item.destination() == Destination.WALLET ? PayoutPlan.none(principal)
                : sendBack.plan(tx, item.operatorId(), item.frozen().driverId(), principal);
    }

    private void sendAgain(Tx tx, Item item, Instant now) {
        sendBack.sendAgain(tx, order(item, item.frozen().amount()), now).ifPresentOrElse(
                problem -> end.failed(tx, item, problem.name(), now), () -> end.underWay(tx, item, now));
    }

    private static SendBack.Order order(Item item, Money amount) {
        return new SendBack.Order(item.operatorId(), item.refundId(), item.frozen().driverId(), amount,
                item.batchReason(), item.approver().name());
    }
}
