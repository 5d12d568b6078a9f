package org.chargeledger.reporting.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.reporting.domain.Session;

/** Sessions by operator and bill number; what is known of one only grows. */
@ApplicationScoped
public class Sessions {

    private record Key(String operatorId, String billNo) {

        static Key of(Session session) {
            return new Key(session.place().operatorId(), session.place().billNo());
        }
    }

    /** Adds knowledge of any number of sessions, in three statements at most. */
    public void learn(Tx tx, List<Session> news) {
        var bySession = new LinkedHashMap<Key, Session>();
        news.forEach(session -> bySession.merge(Key.of(session), session, Session::merge));
        insertNew(tx, bySession.values()).forEach(bySession::remove);
        if (!bySession.isEmpty()) {
            update(tx, mergedWithStored(tx, bySession));
        }
    }

    /** The insert itself is the check, so two replicas with events of one session meet at its primary key. */
    private static List<Key> insertNew(Tx tx, Collection<Session> sessions) {
        var inserted = new ArrayList<Key>();
        tx.query("""
                insert into charging_session
                select * from jsonb_populate_recordset(null::charging_session, $1::text::jsonb) order by operator_id, bill_no
                on conflict do nothing returning operator_id, bill_no""", rows(sessions))
                .forEach(row -> inserted.add(new Key(row.getString("operator_id"), row.getString("bill_no"))));
        return inserted;
    }

    private static List<Session> mergedWithStored(Tx tx, Map<Key, Session> news) {
        var changed = new ArrayList<Session>();
        tx.query("""
                select to_jsonb(s)::text as session from charging_session s
                where (operator_id, bill_no) in (select operator_id, bill_no
                    from jsonb_populate_recordset(null::charging_session, $1::text::jsonb))
                order by operator_id, bill_no for update""", rows(news.values())).forEach(row -> {
            Session stored = Rows.read(row.getString("session"), SessionRow.class).toSession();
            Session merged = stored.merge(news.get(Key.of(stored)));
            if (!merged.equals(stored)) {
                changed.add(merged);
            }
        });
        return changed;
    }

    private static void update(Tx tx, List<Session> sessions) {
        if (sessions.isEmpty()) {
            return;
        }
        tx.execute("""
                update charging_session s set state = n.state, requested_at = n.requested_at,
                    charging_since = n.charging_since, failed_at = n.failed_at, failure_reason = n.failure_reason,
                    held_at = n.held_at, reserved_fen = n.reserved_fen, energy_seen_tenth_wh = n.energy_seen_tenth_wh,
                    firmware_when_held = n.firmware_when_held, findings = n.findings, bill_version = n.bill_version,
                    energy_tenth_wh = n.energy_tenth_wh, energy_fee_fen = n.energy_fee_fen,
                    service_fee_fen = n.service_fee_fen, idle_fee_fen = n.idle_fee_fen, total_fen = n.total_fen,
                    discount_fen = n.discount_fen, due_fen = n.due_fen, paid_fen = n.paid_fen,
                    receivable_fen = n.receivable_fen, settled_at = n.settled_at,
                    record_to_settled_millis = n.record_to_settled_millis, charge_seconds = n.charge_seconds,
                    first_settled_at = n.first_settled_at
                from jsonb_populate_recordset(null::charging_session, $1::text::jsonb) n
                where s.operator_id = n.operator_id and s.bill_no = n.bill_no""", rows(sessions));
    }

    private static String rows(Collection<Session> sessions) {
        return Rows.write(sessions.stream().map(SessionRow::of).toList());
    }
}
