package org.chargeledger.billing.store;

import static org.chargeledger.billing.store.Columns.dates;
import static org.chargeledger.billing.store.Columns.instant;
import static org.chargeledger.billing.store.Columns.months;
import static org.chargeledger.billing.store.Columns.texts;
import static org.chargeledger.billing.store.Columns.times;
import static org.chargeledger.billing.store.Columns.uuids;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chargeledger.billing.domain.BillNo;
import org.chargeledger.billing.domain.Fact;
import org.chargeledger.billing.domain.Session;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.event.EventJson;

/** Word that a lost session never began, which came while staff had a record of it to decide on. Kept as evidence. */
@ApplicationScoped
public class DeniedStarts {

    /** {@code fact} is word of a failed start, or a record that says so. */
    public record Denial(String operatorId, BillNo billNo, UUID eventId, Instant storedAt, Fact fact) {}

    /** One of the two. */
    record Said(Fact.StartFailed startFailed, Fact.RecordReceived record) {

        static Said of(Fact fact) {
            return fact instanceof Fact.StartFailed failed ? new Said(failed, null)
                    : new Said(null, (Fact.RecordReceived) fact);
        }

        Fact fact() {
            return startFailed == null ? record : startFailed;
        }
    }

    public void add(Tx tx, List<Denial> denials) {
        if (!denials.isEmpty()) {
            tx.send("""
                    insert into denied_start (operator_id, bill_month, bill_no, event_id, stored_at, said)
                    select operator_id, bill_month, bill_no, event_id, stored_at, said::jsonb
                    from unnest($1::text[], $2::date[], $3::text[], $4::uuid[], $5::timestamptz[], $6::text[])
                        as u(operator_id, bill_month, bill_no, event_id, stored_at, said)
                    on conflict do nothing""",
                    texts(denials, Denial::operatorId), dates(denials, denial -> denial.billNo().month()),
                    texts(denials, denial -> denial.billNo().digits()), uuids(denials, Denial::eventId),
                    times(denials, Denial::storedAt),
                    texts(denials, denial -> EventJson.write(Said.of(denial.fact()))));
        }
    }

    /** What was first said of each, as far as anything was. */
    public Map<BillNo, Fact.StartFailed> of(Tx tx, Collection<BillNo> numbers) {
        var first = new HashMap<BillNo, Fact.StartFailed>();
        if (!numbers.isEmpty()) {
            tx.query("select *, said::text as said_text from denied_start where bill_month = any($1)"
                    + " and bill_no = any($2) order by stored_at, event_id", months(numbers),
                    texts(numbers, BillNo::digits))
                    .forEach(row -> first.putIfAbsent(new BillNo(row.getString("bill_no")),
                            Session.failureTold(denial(row).fact())));
        }
        return first;
    }

    /** Of bills that are held, of which staff have no record to decide on any more. */
    public List<Denial> due(Tx tx, int atMost) {
        var due = new ArrayList<Denial>();
        tx.query("""
                select d.*, d.said::text as said_text from denied_start d
                join session s on s.bill_month = d.bill_month and s.bill_no = d.bill_no and s.state = 'HELD'
                where not d.counted and not exists (select from record_offer o where o.bill_month = d.bill_month
                    and o.bill_no = d.bill_no and o.state = 'OPEN')
                order by d.bill_no, d.stored_at, d.event_id limit $1""", atMost)
                .forEach(row -> due.add(denial(row)));
        return due;
    }

    /** False where another replica was first. */
    public boolean count(Tx tx, Denial denial) {
        return tx.execute("""
                update denied_start set counted = true
                where bill_month = $1 and bill_no = $2 and event_id = $3 and not counted""",
                denial.billNo().month(), denial.billNo().digits(), denial.eventId()) == 1;
    }

    private static Denial denial(Row row) {
        return new Denial(row.getString("operator_id"), new BillNo(row.getString("bill_no")), row.getUUID("event_id"),
                instant(row, "stored_at"), EventJson.read(row.getString("said_text"), Said.class).fact());
    }
}
