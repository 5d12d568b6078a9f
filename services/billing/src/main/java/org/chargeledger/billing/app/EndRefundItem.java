package org.chargeledger.billing.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.chargeledger.billing.domain.refund.Destination;
import org.chargeledger.billing.domain.refund.ItemState;
import org.chargeledger.billing.store.Payouts;
import org.chargeledger.billing.store.RefundItems;
import org.chargeledger.billing.store.RefundItems.Item;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.event.Outbox;

/** Writes down what became of one bill of a refund batch, and tells others in the same transaction. */
@ApplicationScoped
class EndRefundItem {

    private final RefundItems items;
    private final Payouts payouts;
    private final Outbox outbox;

    EndRefundItem(RefundItems items, Payouts payouts, Outbox outbox) {
        this.items = items;
        this.payouts = payouts;
        this.outbox = outbox;
    }

    void inWallet(Tx tx, Item item, Instant now) {
        items.refunded(tx, item, Destination.WALLET, false, now);
        tell(tx, item, ItemState.DONE, Destination.WALLET, null, now);
    }

    /** Its end comes with the last part of its payout. */
    void underWay(Tx tx, Item item, Instant now) {
        items.refunded(tx, item, Destination.WECHAT_PAY, true, now);
    }

    void failed(Tx tx, Item item, String reason, Instant now) {
        items.ended(tx, item, reason, now);
        tell(tx, item, ItemState.FAILED, item.destination(), reason, now);
    }

    /** A payout that no batch sent ends nothing here. Of several parts the last one to end decides. */
    void partEnded(Tx tx, Payouts.Part ended, Instant now) {
        items.lock(tx, ended.operatorId(), ended.payoutId()).ifPresent(item -> {
            List<Payouts.Part> parts = payouts.of(tx, ended.operatorId(), ended.payoutId());
            if (parts.stream().allMatch(Payouts.Part::ended)) {
                parts.stream().filter(Payouts.Part::failed).findFirst().ifPresentOrElse(
                        part -> failed(tx, item, part.lastAnswer(), now), () -> arrived(tx, item, now));
            } else {
                waits(tx, item, parts, now);
            }
        });
    }

    /** The part is still on its way. */
    void goesOn(Tx tx, Payouts.Part part, Instant now) {
        items.lock(tx, part.operatorId(), part.payoutId())
                .ifPresent(item -> waits(tx, item, payouts.of(tx, part.operatorId(), part.payoutId()), now));
    }

    /** For what any of its parts waits for, or for nothing but its time. */
    private void waits(Tx tx, Item item, List<Payouts.Part> parts, Instant now) {
        items.waits(tx, item, parts.stream().flatMap(part -> part.waitsFor().stream()).findFirst().orElse(null), now);
    }

    private void arrived(Tx tx, Item item, Instant now) {
        items.ended(tx, item, null, now);
        tell(tx, item, ItemState.DONE, item.destination(), null, now);
    }

    private void tell(Tx tx, Item item, ItemState state, Destination destination, String reason, Instant now) {
        outbox.append(tx, List.of(RefundBatchEvents.changed(item, state.name(), destination.name(), reason, now)));
    }
}
