package org.chargeledger.billing.store;

import static org.chargeledger.billing.store.Columns.instant;
import static org.chargeledger.billing.store.Columns.months;
import static org.chargeledger.billing.store.Columns.texts;
import static org.chargeledger.billing.store.Columns.utc;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.chargeledger.billing.domain.BillNo;
import org.chargeledger.billing.domain.Phone;
import org.chargeledger.billing.domain.view.ChargingRecord;
import org.chargeledger.billing.domain.view.Person;
import org.chargeledger.billing.domain.view.SessionSearch;
import org.chargeledger.billing.domain.view.UnclaimedRecord;
import org.chargeledger.kit.db.Tx;

/** Sessions for people to read, newest first. */
@ApplicationScoped
public class SessionViews {

    private static final String SELECT = """
            select s.*, st.name as station_name, st.zone_id as station_zone_id, d.nickname, d.phone, b.total_fen,
                b.due_fen, b.held_at, b.superseding_tariff_id, b.superseding_tariff_version,
                coalesce(a.reserved, 0) as reserved_fen,
            """ + FindingViews.COLUMN + """

            from session s
            join driver d on d.operator_id = s.operator_id and d.driver_id = s.driver_id
            left join station st on st.operator_id = s.operator_id and st.station_id = s.station_id
            left join bill b on b.bill_month = s.bill_month and b.bill_no = s.bill_no and b.current
            """ + Columns.RESERVED_OF.formatted("s");

    /** One more than the limit, if there are more. */
    public List<ChargingRecord> search(Tx tx, SessionSearch wanted) {
        var conditions = wanted.asksForBill()
                ? Conditions.ofBills(wanted).and("exists (select 1 from session s where s.bill_month = b.bill_month"
                        + " and s.bill_no = b.bill_no and s.state = ?)", wanted.state())
                : Conditions.ofSessions(wanted).and("s.state = ?", wanted.state());
        List<BillNo> page = conditions.page(tx, wanted.limit());
        var records = new ArrayList<ChargingRecord>();
        tx.query(SELECT + " where s.bill_month = any($1) and s.bill_no = any($2) order by s.bill_no desc",
                months(page), texts(page, BillNo::digits)).forEach(row -> records.add(view(row)));
        return records;
    }

    /**
     * Those that wait, or those that were handled, newest first; {@code number} is part of the pile's code or of a
     * number that the record names, {@code before} and {@code beforeId} name the last one shown; each may be null. One
     * more than the limit.
     */
    public List<UnclaimedRecord> unclaimed(Tx tx, boolean handled, String number, Instant before, UUID beforeId,
            int limit) {
        var records = new ArrayList<UnclaimedRecord>();
        tx.query("""
                select *, body::text as record from unclaimed_record
                where (handled_at is not null) = $4 and ($1::timestamptz is null or (observed_at, event_id) < ($1, $2))
                    and ($5::text is null or strpos(pile_code, $5) > 0 or strpos(bill_no, $5) > 0
                        or strpos(transaction_no, $5) > 0)
                order by observed_at desc, event_id desc limit $3""", utc(before), beforeId, limit + 1, handled, number)
                .forEach(row -> records.add(new UnclaimedRecord(row.getUUID("event_id"), row.getString("station_id"),
                        row.getString("pile_code"), row.getString("connector_no"), row.getString("bill_no"),
                        row.getString("transaction_no"), instant(row, "observed_at"), row.getString("record"),
                        instant(row, "handled_at"), row.getString("handled_by"), row.getString("reason"), null,
                        row.getString("given_to_bill_no"))));
        return records;
    }

    private static ChargingRecord view(Row row) {
        return new ChargingRecord(row.getString("bill_no"), row.getString("state"), row.getString("station_id"),
                row.getString("station_name"), row.getString("station_zone_id"), row.getString("pile_code"),
                row.getString("connector_no"), person(row), row.getString("channel"), row.getString("tariff_id"),
                row.getInteger("tariff_version"), instant(row, "requested_at"), instant(row, "charging_since"),
                instant(row, "charge_started_at"), instant(row, "charge_ended_at"), instant(row, "service_ended_at"),
                row.getLong("energy_tenth_wh"), row.getString("stop_reason"), row.getString("raw_stop_reason"),
                row.getString("failure_reason"), instant(row, "held_at"), row.getLong("reserved_fen"),
                row.getLong("total_fen"), row.getLong("due_fen"), FindingViews.read(row), BillViews.superseding(row));
    }

    static Person person(Row row) {
        return new Person(row.getUUID("driver_id"), row.getString("nickname"),
                new Phone(row.getString("phone")).masked());
    }
}
