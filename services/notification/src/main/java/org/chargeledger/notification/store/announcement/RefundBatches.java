package org.chargeledger.notification.store.announcement;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chargeledger.kit.db.Tx;

/** A copy of what billing tells of refund batches and their items: enough to show their state, nothing personal. */
@ApplicationScoped
public class RefundBatches {

    public record Batch(String operatorId, UUID batchId, String name, String reason, String state, int items,
            long totalFen, List<String> stationIds, Instant firstSessionAt, Instant lastSessionAt, Instant changedAt) {}

    public record Item(String operatorId, UUID batchId, String billNo, UUID driverId, long amountFen, String state,
            Instant changedAt) {}

    /** How many items are done and failed; the rest of the batch is open. */
    public record Counts(long done, long doneFen, long failed) {}

    /** An item whose driver consented to stand in a public list, with what is masked before it is shown. */
    public record Consented(String billNo, UUID driverId, Instant givenAt, String nickname, String phone,
            String state) {

        @Override
        public String toString() {
            return "Consented[" + billNo + "]";
        }
    }

    /** News that is older than what is known changes nothing. */
    public void keep(Tx tx, List<Batch> batches) {
        for (Batch batch : batches) {
            tx.execute("""
                    insert into refund_batch (operator_id, batch_id, name, reason, state, items, total_fen, station_ids,
                        first_session_at, last_session_at, changed_at)
                    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
                    on conflict (operator_id, batch_id) do update set name = excluded.name, reason = excluded.reason,
                        state = excluded.state, items = excluded.items, total_fen = excluded.total_fen,
                        station_ids = excluded.station_ids, first_session_at = excluded.first_session_at,
                        last_session_at = excluded.last_session_at, changed_at = excluded.changed_at
                    where refund_batch.changed_at <= excluded.changed_at""",
                    batch.operatorId(), batch.batchId(), batch.name(), batch.reason(), batch.state(), batch.items(),
                    batch.totalFen(), batch.stationIds().toArray(String[]::new), utc(batch.firstSessionAt()),
                    utc(batch.lastSessionAt()), utc(batch.changedAt()));
        }
    }

    /** The newest of each item; the caller leaves out older ones of the same batch of events. */
    public void keepItems(Tx tx, List<Item> items) {
        tx.execute("""
                insert into refund_item (operator_id, batch_id, bill_no, driver_id, amount_fen, state, changed_at)
                select * from unnest($1::text[], $2::uuid[], $3::text[], $4::uuid[], $5::bigint[], $6::text[],
                    $7::timestamptz[])
                on conflict (operator_id, batch_id, bill_no) do update set driver_id = excluded.driver_id,
                    amount_fen = excluded.amount_fen, state = excluded.state, changed_at = excluded.changed_at
                where refund_item.changed_at <= excluded.changed_at""",
                items.stream().map(Item::operatorId).toArray(String[]::new),
                items.stream().map(Item::batchId).toArray(UUID[]::new),
                items.stream().map(Item::billNo).toArray(String[]::new),
                items.stream().map(Item::driverId).toArray(UUID[]::new),
                items.stream().map(Item::amountFen).toArray(Long[]::new),
                items.stream().map(Item::state).toArray(String[]::new),
                items.stream().map(item -> utc(item.changedAt())).toArray(OffsetDateTime[]::new));
    }

    public List<Batch> list(Tx tx) {
        var batches = new ArrayList<Batch>();
        tx.query("select * from refund_batch order by changed_at desc limit 200")
                .forEach(row -> batches.add(batch(row)));
        return batches;
    }

    public Optional<Batch> find(Tx tx, UUID batchId) {
        for (Row row : tx.query("select * from refund_batch where batch_id = $1", batchId)) {
            return Optional.of(batch(row));
        }
        return Optional.empty();
    }

    public Counts counts(Tx tx, UUID batchId) {
        Row row = tx.query("""
                select count(*) filter (where state = 'DONE') as done,
                    coalesce(sum(amount_fen) filter (where state = 'DONE'), 0)::bigint as done_fen,
                    count(*) filter (where state = 'FAILED') as failed
                from refund_item where batch_id = $1""", batchId).iterator().next();
        return new Counts(row.getLong("done"), row.getLong("done_fen"), row.getLong("failed"));
    }

    public List<Consented> consented(Tx tx, UUID batchId) {
        var consented = new ArrayList<Consented>();
        for (Row row : tx.query("""
                select i.bill_no, i.driver_id, c.given_at, p.nickname, p.phone, i.state from refund_item i
                join consent c on c.operator_id = i.operator_id and c.driver_id = i.driver_id
                    and c.purpose = 'PUBLIC_LIST' and c.withdrawn_at is null
                join driver_profile p on p.operator_id = i.operator_id and p.driver_id = i.driver_id
                where i.batch_id = $1 order by i.bill_no""", batchId)) {
            consented.add(new Consented(row.getString("bill_no"), row.getUUID("driver_id"),
                    row.getOffsetDateTime("given_at").toInstant(), row.getString("nickname"), row.getString("phone"),
                    row.getString("state")));
        }
        return consented;
    }

    /** What the stations are called, as far as this service knows. */
    public List<String> stationNames(Tx tx, Batch batch) {
        var names = new ArrayList<String>();
        for (Row row : tx.query("""
                select coalesce(s.name, id) as name from unnest($2::text[]) id
                left join station s on s.operator_id = $1 and s.station_id = id order by name""",
                batch.operatorId(), batch.stationIds().toArray(String[]::new))) {
            names.add(row.getString("name"));
        }
        return names;
    }

    private static Batch batch(Row row) {
        return new Batch(row.getString("operator_id"), row.getUUID("batch_id"), row.getString("name"),
                row.getString("reason"), row.getString("state"), row.getInteger("items"), row.getLong("total_fen"),
                List.of(row.getArrayOfStrings("station_ids")), row.getOffsetDateTime("first_session_at").toInstant(),
                row.getOffsetDateTime("last_session_at").toInstant(), row.getOffsetDateTime("changed_at").toInstant());
    }

    private static OffsetDateTime utc(Instant time) {
        return OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
    }
}
