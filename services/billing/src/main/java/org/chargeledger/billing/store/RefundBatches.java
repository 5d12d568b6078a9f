package org.chargeledger.billing.store;

import static org.chargeledger.billing.store.Columns.instant;
import static org.chargeledger.billing.store.Columns.texts;
import static org.chargeledger.billing.store.Columns.utc;
import static org.chargeledger.billing.store.Columns.uuids;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chargeledger.billing.domain.refund.BatchFilter;
import org.chargeledger.billing.domain.refund.BatchState;
import org.chargeledger.billing.domain.refund.Destination;
import org.chargeledger.billing.domain.refund.FrozenItems;
import org.chargeledger.billing.domain.refund.RefundBatch;
import org.chargeledger.billing.domain.refund.RefundComponent;
import org.chargeledger.billing.domain.view.RefundBatchView;
import org.chargeledger.kit.audit.Actor;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.event.EventJson;

/** Refund batches: frozen once, moved from state to state; what they consist of never changes. */
@ApplicationScoped
public class RefundBatches {

    /** Who froze which bills, and why. {@code by} is shown, {@code subject} is compared. */
    public record Frozen(String operatorId, UUID batchId, String name, String reason, BatchFilter filter,
            FrozenItems items, String by, String subject, Instant at) {}

    /** A batch among those of all operators. */
    public record Name(String operatorId, UUID batchId) {}

    private static final String VIEW = """
            select b.*, c.* from refund_batch b cross join lateral (
                select count(*) filter (where state = 'DONE')::int as done,
                    coalesce(sum(amount_fen) filter (where state = 'DONE'), 0)::bigint as done_fen,
                    count(*) filter (where state = 'FAILED')::int as failed,
                    coalesce(sum(amount_fen) filter (where state = 'FAILED'), 0)::bigint as failed_fen,
                    count(*) filter (where state = 'OPEN')::int as open,
                    coalesce(sum(amount_fen) filter (where state = 'OPEN'), 0)::bigint as open_fen
                from refund_item i where i.operator_id = b.operator_id and i.batch_id = b.batch_id) c""";

    public void add(Tx tx, Frozen frozen) {
        FrozenItems items = frozen.items();
        tx.execute("""
                insert into refund_batch (operator_id, batch_id, name, reason, state, version, component, destination,
                    filter, digest, items, total_fen, station_ids, first_session_at, last_session_at, frozen_by,
                    frozen_by_subject, frozen_at, changed_at)
                values ($1, $2, $3, $4, 'FROZEN', 1, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $16)""",
                frozen.operatorId(), frozen.batchId(), frozen.name(), frozen.reason(), items.component().name(),
                items.destination().name(), EventJson.write(frozen.filter()), items.digest(), items.items().size(),
                items.total().fen(), items.stationIds().toArray(String[]::new), utc(items.firstSessionAt()),
                utc(items.lastSessionAt()), frozen.by(), frozen.subject(), utc(frozen.at()));
    }

    public Optional<RefundBatch> lock(Tx tx, String operatorId, UUID batchId) {
        for (Row row : tx.query("select * from refund_batch where operator_id = $1 and batch_id = $2 for update",
                operatorId, batchId)) {
            return Optional.of(new RefundBatch(operatorId, batchId, BatchState.valueOf(row.getString("state")),
                    row.getInteger("version"), row.getString("digest"), row.getString("frozen_by_subject"),
                    row.getString("reason")));
        }
        return Optional.empty();
    }

    public void approve(Tx tx, RefundBatch batch, Actor by, Instant at) {
        tx.execute("""
                update refund_batch set state = 'APPROVED', version = version + 1, approved_by = $3,
                    approved_by_subject = $4, approved_in_name_of = $5, approved_at = $6, changed_at = $6
                where operator_id = $1 and batch_id = $2""", batch.operatorId(), batch.batchId(), by.name(),
                by.subject(), by.inNameOf(), utc(at));
    }

    /** False when it stood elsewhere. */
    public boolean move(Tx tx, String operatorId, UUID batchId, BatchState from, BatchState to, Instant at) {
        return tx.execute("""
                update refund_batch set state = $4, version = version + 1, changed_at = $5
                where operator_id = $1 and batch_id = $2 and state = $3""",
                operatorId, batchId, from.name(), to.name(), utc(at)) == 1;
    }

    /**
     * Those that ran and have no open item left are done. They are locked before that is asked: whoever sends items
     * again holds the lock too, and a statement that had to wait for it would not see what came of that.
     */
    public List<Name> finish(Tx tx, Instant at) {
        List<Name> running = names(tx, """
                select operator_id, batch_id from refund_batch where state = 'RUNNING' order by operator_id, batch_id
                for update""");
        return running.isEmpty() ? running : names(tx, """
                update refund_batch b set state = 'DONE', version = version + 1, changed_at = $1
                where (b.operator_id, b.batch_id) in (select * from unnest($2::text[], $3::uuid[]))
                    and not exists (select from refund_item i
                        where i.operator_id = b.operator_id and i.batch_id = b.batch_id and i.state = 'OPEN')
                returning b.operator_id, b.batch_id""", utc(at), texts(running, Name::operatorId),
                uuids(running, Name::batchId));
    }

    private static List<Name> names(Tx tx, String sql, Object... arguments) {
        var names = new ArrayList<Name>();
        tx.query(sql, arguments).forEach(row -> names.add(new Name(row.getString("operator_id"),
                row.getUUID("batch_id"))));
        return names;
    }

    public Optional<RefundBatchView> find(Tx tx, String operatorId, UUID batchId) {
        return views(tx, VIEW + " where b.operator_id = $1 and b.batch_id = $2", operatorId, batchId).stream()
                .findFirst();
    }

    /** Newest first, one more than the limit if there are more. */
    public List<RefundBatchView> list(Tx tx, Instant before, UUID beforeId, int limit) {
        return views(tx, VIEW + """
                 where $1::timestamptz is null or (b.frozen_at, b.batch_id) < ($1, $2::uuid)
                order by b.frozen_at desc, b.batch_id desc limit $3""", utc(before), beforeId, limit + 1);
    }

    private static List<RefundBatchView> views(Tx tx, String sql, Object... arguments) {
        var views = new ArrayList<RefundBatchView>();
        tx.query(sql, arguments).forEach(row -> views.add(view(row)));
        return views;
    }

    private static RefundBatchView view(Row row) {
        return new RefundBatchView(row.getUUID("batch_id"), row.getInteger("version"), row.getString("name"),
                row.getString("reason"), BatchState.valueOf(row.getString("state")),
                RefundComponent.valueOf(row.getString("component")), Destination.valueOf(row.getString("destination")),
                EventJson.read(row.getString("filter"), BatchFilter.class), row.getString("digest"),
                row.getInteger("items"), row.getLong("total_fen"),
                new RefundBatchView.Progress(row.getInteger("done"), row.getLong("done_fen"), row.getInteger("failed"),
                        row.getLong("failed_fen"), row.getInteger("open"), row.getLong("open_fen")),
                List.of(row.getArrayOfStrings("station_ids")), instant(row, "first_session_at"),
                instant(row, "last_session_at"), row.getString("frozen_by"), instant(row, "frozen_at"),
                row.getString("approved_by"), instant(row, "approved_at"), instant(row, "changed_at"));
    }
}
