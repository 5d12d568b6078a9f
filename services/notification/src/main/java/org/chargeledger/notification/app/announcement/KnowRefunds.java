package org.chargeledger.notification.app.announcement;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.notification.store.announcement.RefundBatches;
import org.chargeledger.notification.store.announcement.RefundBatches.Batch;
import org.chargeledger.notification.store.announcement.RefundBatches.Item;

/** Keeps what billing tells of refund batches. */
@ApplicationScoped
public class KnowRefunds {

    private final RefundBatches batches;

    KnowRefunds(RefundBatches batches) {
        this.batches = batches;
    }

    public void know(Tx tx, List<Batch> changed, List<Item> items) {
        batches.keep(tx, changed);
        var newest = new LinkedHashMap<String, Item>();
        items.forEach(item -> newest.merge(item.batchId() + "|" + item.billNo(), item,
                (old, later) -> later.changedAt().isBefore(old.changedAt()) ? old : later));
        if (!newest.isEmpty()) {
            batches.keepItems(tx, new ArrayList<>(newest.values()));
        }
    }
}
