package org.chargeledger.billing.store;

import static org.chargeledger.billing.store.Columns.dates;
import static org.chargeledger.billing.store.Columns.instant;
import static org.chargeledger.billing.store.Columns.texts;
import static org.chargeledger.billing.store.Columns.times;
import static org.chargeledger.billing.store.Columns.utc;
import static org.chargeledger.billing.store.Columns.uuids;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chargeledger.billing.domain.BillNo;
import org.chargeledger.billing.domain.ClaimRule;
import org.chargeledger.billing.domain.SessionKey;
import org.chargeledger.billing.domain.TransactionRecord;
import org.chargeledger.kit.db.Tx;

/** Every record a pile delivered, as it came: evidence beside its session, or unclaimed when nobody requested one. */
@ApplicationScoped
public class Records {

    public record Evidence(SessionKey session, UUID eventId, Instant observedAt, Instant storedAt, String json) {}

    public record Delivered(UUID eventId, Instant observedAt, Instant storedAt, TransactionRecord record) {}

    public record Unclaimed(UUID eventId, String operatorId, String stationId, String pileCode, String connectorNo,
            String billNo, String transactionNo, Instant observedAt, Instant storedAt, String json) {}

    public void add(Tx tx, List<Evidence> records) {
        if (records.isEmpty()) {
            return;
        }
        tx.send("""
                insert into session_record (bill_month, bill_no, event_id, operator_id, driver_id, observed_at,
                    stored_at, body)
                select bill_month, bill_no, event_id, operator_id, driver_id, observed_at, stored_at, body::jsonb
                from unnest($1::date[], $2::text[], $3::uuid[], $4::text[], $5::uuid[], $6::timestamptz[],
                    $7::timestamptz[], $8::text[])
                    as u(bill_month, bill_no, event_id, operator_id, driver_id, observed_at, stored_at, body)
                on conflict do nothing""",
                dates(records, r -> r.session().billNo().month()), texts(records, r -> r.session().billNo().digits()),
                uuids(records, Evidence::eventId), texts(records, r -> r.session().operatorId()),
                uuids(records, r -> r.session().driverId()), times(records, Evidence::observedAt),
                times(records, Evidence::storedAt), texts(records, Evidence::json));
    }

    /** All records of a session, as they were observed. */
    public List<Delivered> of(Tx tx, BillNo billNo) {
        return of(tx, List.of(billNo)).getOrDefault(billNo, List.of());
    }

    public Map<BillNo, List<Delivered>> of(Tx tx, Collection<BillNo> numbers) {
        var records = new HashMap<BillNo, List<Delivered>>();
        LocalDate[] months = numbers.stream().map(BillNo::month).distinct().toArray(LocalDate[]::new);
        tx.query("""
                select bill_no, event_id, observed_at, stored_at, body::text as body from session_record
                where bill_month = any($1) and bill_no = any($2) order by bill_no, observed_at, event_id""",
                months, texts(numbers, BillNo::digits))
                .forEach(row -> records.computeIfAbsent(new BillNo(row.getString("bill_no")),
                        billNo -> new ArrayList<>())
                        .add(new Delivered(row.getUUID("event_id"), instant(row, "observed_at"),
                                instant(row, "stored_at"), RecordBody.read(row.getString("body")))));
        return records;
    }

    public void addUnclaimed(Tx tx, List<Unclaimed> records) {
        if (records.isEmpty()) {
            return;
        }
        tx.send("""
                insert into unclaimed_record (event_id, operator_id, station_id, pile_code, connector_no, bill_no,
                    transaction_no, observed_at, stored_at, body)
                select event_id, operator_id, station_id, pile_code, connector_no, bill_no, transaction_no, observed_at,
                    stored_at, body::jsonb
                from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
                    $8::timestamptz[], $9::timestamptz[], $10::text[])
                    as u(event_id, operator_id, station_id, pile_code, connector_no, bill_no, transaction_no,
                        observed_at, stored_at, body)
                on conflict do nothing""",
                uuids(records, Unclaimed::eventId), texts(records, Unclaimed::operatorId),
                texts(records, Unclaimed::stationId), texts(records, Unclaimed::pileCode),
                texts(records, Unclaimed::connectorNo), texts(records, Unclaimed::billNo),
                texts(records, Unclaimed::transactionNo), times(records, Unclaimed::observedAt),
                times(records, Unclaimed::storedAt), texts(records, Unclaimed::json));
    }

    /** Those among them that nobody handled yet. */
    public List<ClaimRule.Unclaimed> waiting(Tx tx, Collection<UUID> recordIds) {
        var waiting = new ArrayList<ClaimRule.Unclaimed>();
        tx.query("""
                select event_id, pile_code, connector_no, body::text as body from unclaimed_record
                where event_id = any($1) and handled_at is null""", (Object) recordIds.toArray(UUID[]::new))
                .forEach(row -> waiting.add(new ClaimRule.Unclaimed(row.getUUID("event_id"), row.getString("pile_code"),
                        row.getString("connector_no"), RecordBody.read(row.getString("body")))));
        return waiting;
    }

    /** An unclaimed one becomes evidence of this session. */
    public void give(Tx tx, UUID recordId, SessionKey session) {
        tx.execute("""
                insert into session_record (bill_month, bill_no, event_id, operator_id, driver_id, observed_at,
                    stored_at, body)
                select $2, $3, event_id, operator_id, $4, observed_at, stored_at, body from unclaimed_record
                where event_id = $1""",
                recordId, session.billNo().month(), session.billNo().digits(), session.driverId());
        tx.execute("update unclaimed_record set given_to_bill_no = $2 where event_id = $1", recordId,
                session.billNo().digits());
    }

    /** False where it is handled already, or none of the caller's operator. */
    public boolean handleUnclaimed(Tx tx, UUID recordId, String reason, String by, Instant at) {
        return tx.execute("""
                update unclaimed_record set handled_at = $2, handled_by = $3, reason = $4
                where event_id = $1 and handled_at is null""", recordId, utc(at), by, reason) == 1;
    }

    public boolean isUnclaimed(Tx tx, UUID recordId) {
        return tx.query("select 1 from unclaimed_record where event_id = $1", recordId).size() == 1;
    }
}
