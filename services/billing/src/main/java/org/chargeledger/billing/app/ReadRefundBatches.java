package org.chargeledger.billing.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import org.chargeledger.billing.domain.refund.ItemState;
import org.chargeledger.billing.domain.refund.Spreadsheet;
import org.chargeledger.billing.domain.view.LedgerCheck;
import org.chargeledger.billing.domain.view.RefundBatchView;
import org.chargeledger.billing.domain.view.RefundItemView;
import org.chargeledger.billing.store.RefundBatches;
import org.chargeledger.billing.store.RefundViews;
import org.chargeledger.kit.audit.Audit;
import org.chargeledger.kit.audit.AuditEntry;
import org.chargeledger.kit.db.TenantDb;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.http.Refusal;
import org.chargeledger.kit.security.Caller;
import org.chargeledger.rating.Money;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Refund batches, what is in them, and whether their totals are the ledger's. */
@ApplicationScoped
public class ReadRefundBatches {

    private static final DateTimeFormatter LOCAL_TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private final TenantDb db;
    private final RefundBatches batches;
    private final RefundViews views;
    private final Audit audit;
    private final ZoneId zone;

    ReadRefundBatches(TenantDb db, RefundBatches batches, RefundViews views, Audit audit,
            @ConfigProperty(name = "billing.backlog-zone") ZoneId zone) {
        this.db = db;
        this.batches = batches;
        this.views = views;
        this.audit = audit;
        this.zone = zone;
    }

    /** Newest first, before the given one; one more than the limit if there are more. */
    public List<RefundBatchView> list(Caller caller, Instant before, UUID beforeId, int limit) {
        return db.inTenant(caller, tx -> batches.list(tx, before, beforeId, limit));
    }

    public RefundBatchView get(Caller caller, UUID batchId) {
        return db.inTenant(caller, tx -> get(tx, caller, batchId));
    }

    public List<RefundItemView> items(Caller caller, UUID batchId, ItemState state, String after, int limit) {
        return db.inTenant(caller, tx -> {
            get(tx, caller, batchId);
            return views.items(tx, batchId, state, after, limit);
        });
    }

    public List<LedgerCheck> totals(Caller caller, UUID batchId) {
        return db.inTenant(caller, tx -> {
            get(tx, caller, batchId);
            return views.totals(tx, batchId);
        });
    }

    /** As a spreadsheet, phone numbers masked. Who took it away is remembered. */
    public String export(Caller caller, UUID batchId) {
        return db.inTenant(caller, tx -> {
            RefundBatchView batch = get(tx, caller, batchId);
            var sheet = new Spreadsheet().line("微信昵称", "手机号", "账单号", "账单金额(元)", "占桩费(元)", "退款金额(元)", "状态",
                    "去向", "原因", "退款时间", "场站", "退款单号");
            views.items(tx, batchId, null, null, batch.items()).forEach(item -> line(sheet, item));
            sheet.line("合计", null, batch.items(), null, null, new Money(batch.totalFen()));
            audit.write(tx, caller, new AuditEntry("export-refund-batch", "refund-batch", batchId.toString(), null,
                    null, null));
            return sheet.toString();
        });
    }

    private void line(Spreadsheet sheet, RefundItemView item) {
        String at = item.refundedAt() == null ? null : LOCAL_TIME.format(item.refundedAt().atZone(zone));
        sheet.line(item.driver().nickname(), item.driver().phone(), item.billNo(), new Money(item.billTotalFen()),
                new Money(item.idleFeeFen()), new Money(item.amountFen()), item.state(), item.destination(),
                item.reason(), at, item.stationName() == null ? item.stationId() : item.stationName(), item.refundId());
    }

    private RefundBatchView get(Tx tx, Caller caller, UUID batchId) {
        return batches.find(tx, caller.operatorId(), batchId).orElseThrow(() -> Refusal.notFound("refund batch"));
    }
}
