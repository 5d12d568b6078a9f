package org.chargeledger.voucher.store;

import static org.chargeledger.voucher.store.Columns.ids;
import static org.chargeledger.voucher.store.Columns.operators;
import static org.chargeledger.voucher.store.Columns.texts;
import static org.chargeledger.voucher.store.Columns.uuids;
import static org.chargeledger.voucher.store.Times.utc;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.voucher.domain.BillUse;
import org.chargeledger.voucher.domain.DriverKey;
import org.chargeledger.voucher.domain.OpenSession;

/** Sessions whose bills are not settled, and what their drivers chose. */
@ApplicationScoped
public class OpenSessions {

    /** One that is told late, after its bill was settled, stays closed. */
    public void open(Tx tx, Collection<OpenSession> sessions) {
        tx.send("""
                insert into open_session (operator_id, bill_no, driver_id, station_id, requested_at)
                select * from unnest($1::text[], $2::text[], $3::uuid[], $4::text[], $5::timestamptz[])
                    s (operator_id, bill_no, driver_id, station_id, requested_at)
                where not exists (select from bill_use b
                    where b.operator_id = s.operator_id and b.bill_no = s.bill_no and b.settled_version > 0)
                on conflict do nothing""",
                texts(sessions, session -> session.driver().operatorId()), texts(sessions, OpenSession::billNo),
                uuids(sessions, session -> session.driver().driverId()), texts(sessions, OpenSession::stationId),
                sessions.stream().map(session -> utc(session.requestedAt())).toArray(OffsetDateTime[]::new));
    }

    public void close(Tx tx, Collection<BillUse.Key> keys) {
        tx.send("""
                delete from open_session s using unnest($1::text[], $2::text[]) k (operator_id, bill_no)
                where s.operator_id = k.operator_id and s.bill_no = k.bill_no""",
                texts(keys, BillUse.Key::operatorId), texts(keys, BillUse.Key::billNo));
    }

    /** The sessions for which these drivers chose; right as long as the drivers' locks are held. */
    public List<OpenSession> chosen(Tx tx, Collection<DriverKey> drivers) {
        return all(tx.query("""
                select s.* from open_session s join unnest($1::text[], $2::uuid[]) d (operator_id, driver_id)
                    using (operator_id, driver_id) where s.chosen""", operators(drivers), ids(drivers)));
    }

    /** The latest first. */
    public List<OpenSession> ofDriver(Tx tx, UUID driverId) {
        return all(tx.query("select * from open_session where driver_id = $1 order by requested_at desc, bill_no desc",
                driverId));
    }

    public void choose(Tx tx, OpenSession session) {
        tx.execute("update open_session set chosen = $3, voucher_id = $4 where operator_id = $1 and bill_no = $2",
                session.driver().operatorId(), session.billNo(), session.chosen(), session.voucherId().orElse(null));
    }

    private static List<OpenSession> all(Iterable<Row> rows) {
        var sessions = new ArrayList<OpenSession>();
        rows.forEach(row -> sessions.add(new OpenSession(
                new DriverKey(row.getString("operator_id"), row.getUUID("driver_id")), row.getString("bill_no"),
                row.getString("station_id"), row.getOffsetDateTime("requested_at").toInstant(),
                row.getBoolean("chosen"), Optional.ofNullable(row.getUUID("voucher_id")))));
        return sessions;
    }
}
