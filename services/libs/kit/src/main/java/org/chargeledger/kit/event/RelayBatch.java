package org.chargeledger.kit.event;

import io.vertx.mutiny.sqlclient.Row;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.chargeledger.kit.db.Tx;

/** The oldest rows of one slot of the outbox, read under the slot's lock. */
record RelayBatch(List<Long> sequence, List<ProducerRecord<String, String>> records) {

    static final int LIMIT = 500;
    /** First half of the advisory lock's key, so that it meets no other lock of the database. */
    private static final int LOCK_SPACE = 0x0B0C;

    /** False while another replica holds the slot. A holder that hangs loses its transaction after 30 s, and so the lock. */
    static boolean lock(Tx tx, int slot) {
        return tx.query("select pg_try_advisory_xact_lock($1, $2) as held", LOCK_SPACE, slot)
                .iterator().next().getBoolean("held");
    }

    static RelayBatch next(Tx tx, int slot) {
        var sequence = new ArrayList<Long>();
        var records = new ArrayList<ProducerRecord<String, String>>();
        for (Row row : tx.query("select * from outbox where slot = $1 order by seq limit " + LIMIT, (short) slot)) {
            sequence.add(row.getLong("seq"));
            var event = CloudEvents.record(row.getString("topic"), row.getString("key"), row.getUUID("id"),
                    row.getString("type"), row.getString("operator_id"),
                    row.get(OffsetDateTime.class, "occurred_at").toInstant(), row.getString("traceparent"),
                    row.getString("body"));
            String consumer = row.getString("only_for");
            if (consumer == null) {
                records.add(event);
            } else {
                var redriven = CloudEvents.onlyFor(consumer, event);
                records.addAll(List.of(redriven, CloudEvents.takenBack(redriven)));
            }
        }
        return new RelayBatch(sequence, records);
    }

    void remove(Tx tx) {
        if (!sequence.isEmpty()) {
            tx.send("delete from outbox where seq = any($1)", (Object) sequence.toArray(Long[]::new));
        }
    }
}
