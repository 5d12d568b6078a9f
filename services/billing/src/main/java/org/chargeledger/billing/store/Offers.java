package org.chargeledger.billing.store;

import static org.chargeledger.billing.store.Columns.dates;
import static org.chargeledger.billing.store.Columns.instant;
import static org.chargeledger.billing.store.Columns.ints;
import static org.chargeledger.billing.store.Columns.months;
import static org.chargeledger.billing.store.Columns.texts;
import static org.chargeledger.billing.store.Columns.utc;
import static org.chargeledger.billing.store.Columns.uuids;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.chargeledger.billing.domain.BillNo;
import org.chargeledger.billing.domain.SessionKey;
import org.chargeledger.billing.domain.TransactionRecord;
import org.chargeledger.billing.domain.view.RecordOffer;
import org.chargeledger.billing.domain.view.Values;
import org.chargeledger.kit.db.Tx;

/**
 * Records that came when their bill was already made otherwise; staff accept or dismiss each once, unless a version
 * that says the same has them withdrawn before.
 */
@ApplicationScoped
public class Offers {

    /** A record that differs from version {@code againstVersion} of the bill. */
    public record NewOffer(SessionKey session, UUID recordId, int againstVersion) {}

    /** A record that nobody decided yet. */
    public record Waiting(BillNo billNo, UUID recordId, TransactionRecord record) {}

    public enum Decision { ACCEPTED, DISMISSED }

    public void add(Tx tx, List<NewOffer> offers, Instant at) {
        if (offers.isEmpty()) {
            return;
        }
        tx.send("""
                insert into record_offer (bill_month, bill_no, record_id, operator_id, driver_id, against_version,
                    offered_at)
                select *, $7::timestamptz from unnest($1::date[], $2::text[], $3::uuid[], $4::text[], $5::uuid[],
                    $6::int[])
                on conflict do nothing""",
                dates(offers, o -> o.session().billNo().month()), texts(offers, o -> o.session().billNo().digits()),
                uuids(offers, NewOffer::recordId), texts(offers, o -> o.session().operatorId()),
                uuids(offers, o -> o.session().driverId()), ints(offers, NewOffer::againstVersion), utc(at));
    }

    /**
     * Newest bill first; {@code after} and {@code afterRecord} name the last one shown, or are null. One more than the
     * limit.
     */
    public List<RecordOffer> open(Tx tx, String after, UUID afterRecord, int limit) {
        return read(tx, "o.state = 'OPEN' and ($1::text is null or (o.bill_no, o.record_id) < ($1, $2::uuid))", after,
                afterRecord, limit + 1);
    }

    /** All of a bill, decided or not. */
    public List<RecordOffer> of(Tx tx, BillNo billNo) {
        return read(tx, "o.bill_month = $1 and o.bill_no = $2", billNo.month(), billNo.digits(), Integer.MAX_VALUE);
    }

    /** False when somebody decided before. */
    public boolean decide(Tx tx, BillNo billNo, UUID recordId, Decision decision, String by, String reason,
            Instant at) {
        return tx.execute("""
                update record_offer set state = $4, decided_by = $5, reason = $6, decided_at = $7
                where bill_month = $1 and bill_no = $2 and record_id = $3 and state = 'OPEN'""",
                billNo.month(), billNo.digits(), recordId, decision.name(), by, reason, utc(at)) == 1;
    }

    public List<Waiting> waiting(Tx tx, Collection<BillNo> bills) {
        var waiting = new ArrayList<Waiting>();
        tx.query("""
                select o.bill_no, o.record_id, r.body::text as body from record_offer o
                join session_record r on r.bill_month = o.bill_month and r.bill_no = o.bill_no
                    and r.event_id = o.record_id
                where o.bill_month = any($1) and o.bill_no = any($2) and o.state = 'OPEN'""",
                months(bills), texts(bills, BillNo::digits)).forEach(row -> waiting.add(new Waiting(
                        new BillNo(row.getString("bill_no")), row.getUUID("record_id"),
                        RecordBody.read(row.getString("body")))));
        return waiting;
    }

    /** Unless somebody decided them meanwhile. */
    public void withdraw(Tx tx, List<Waiting> offers, Instant at) {
        if (!offers.isEmpty()) {
            tx.send("""
                    update record_offer o set state = 'WITHDRAWN', decided_at = $4
                    from unnest($1::date[], $2::text[], $3::uuid[]) as u(bill_month, bill_no, record_id)
                    where o.bill_month = u.bill_month and o.bill_no = u.bill_no and o.record_id = u.record_id
                        and o.state = 'OPEN'""", dates(offers, o -> o.billNo().month()),
                    texts(offers, o -> o.billNo().digits()), uuids(offers, Waiting::recordId), utc(at));
        }
    }

    private static List<RecordOffer> read(Tx tx, String condition, Object one, Object two, int limit) {
        var offers = new ArrayList<RecordOffer>();
        tx.query("""
                select o.*, r.body::text as body, r.observed_at, r.stored_at, s.service_ended_at, s.station_id
                from record_offer o
                join session_record r on r.bill_month = o.bill_month and r.bill_no = o.bill_no
                    and r.event_id = o.record_id
                join session s on s.bill_month = o.bill_month and s.bill_no = o.bill_no
                where\s""" + condition + " order by o.bill_no desc, o.record_id desc limit $3", one, two, limit)
                .forEach(row -> offers.add(offer(row)));
        return offers;
    }

    private static RecordOffer offer(Row row) {
        var record = RecordBody.read(row.getString("body"));
        return new RecordOffer(row.getString("bill_no"), row.getString("station_id"), row.getUUID("record_id"),
                row.getString("state"), instant(row, "offered_at"), row.getInteger("against_version"),
                Values.of(record, instant(row, "service_ended_at")), instant(row, "decided_at"),
                row.getString("decided_by"), row.getString("reason"));
    }
}
