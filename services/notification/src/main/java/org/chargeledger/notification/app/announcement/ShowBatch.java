package org.chargeledger.notification.app.announcement;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.http.Refusal;
import org.chargeledger.notification.domain.Mask;
import org.chargeledger.notification.domain.announcement.Article;
import org.chargeledger.notification.domain.announcement.Form;
import org.chargeledger.notification.domain.announcement.Shown;
import org.chargeledger.notification.domain.announcement.Shown.Listed;
import org.chargeledger.notification.store.announcement.RefundBatches;
import org.chargeledger.notification.store.announcement.RefundBatches.Batch;
import org.chargeledger.notification.store.announcement.RefundBatches.Consented;
import org.chargeledger.notification.store.announcement.RefundBatches.Counts;

/** Makes the generated part of an announcement from an approved batch as it stands now. */
@ApplicationScoped
class ShowBatch {

    private static final Set<String> APPROVED = Set.of("APPROVED", "RUNNING", "DONE");
    private static final Map<String, String> STATES = Map.of("OPEN", "处理中", "DONE", "已退款", "FAILED", "未成功");
    private static final int BILL_END = 6;

    /** The text, those who stand in it, and the moment it shows. */
    record Generated(String html, List<Consented> listed, Instant asOf) {}

    private final RefundBatches batches;

    ShowBatch(RefundBatches batches) {
        this.batches = batches;
    }

    Generated generate(Tx tx, UUID batchId, Form form, Instant now) {
        Batch batch = batches.find(tx, batchId).orElseThrow(() -> Refusal.notFound("refund batch"));
        if (!APPROVED.contains(batch.state())) {
            throw new Refusal(409, "refund-batch-not-approved", "Refund batch not approved",
                    "only an approved refund batch can be announced", Map.of("state", batch.state()));
        }
        Counts counts = batches.counts(tx, batchId);
        List<Consented> listed = form == Form.LIST ? batches.consented(tx, batchId) : List.of();
        var shown = new Shown(batch.name(), batch.reason(), batches.stationNames(tx, batch), batch.firstSessionAt(),
                batch.lastSessionAt(), batch.items(), batch.totalFen(), counts.done(), counts.doneFen(),
                counts.failed(), now, listed.stream().map(ShowBatch::line).toList());
        return new Generated(Article.generated(form, shown), listed, now);
    }

    private static Listed line(Consented consented) {
        String billNo = consented.billNo();
        String name = Mask.nickname(consented.nickname());
        String phone = Mask.phone(consented.phone());
        return new Listed(name == null ? "**" : name, phone == null ? "" : phone,
                billNo.substring(Math.max(0, billNo.length() - BILL_END)), STATES.get(consented.state()));
    }
}
