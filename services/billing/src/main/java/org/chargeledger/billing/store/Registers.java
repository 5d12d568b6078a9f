package org.chargeledger.billing.store;

import static org.chargeledger.billing.store.Columns.texts;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.chargeledger.billing.domain.BillNo;
import org.chargeledger.billing.domain.SessionKey;
import org.chargeledger.billing.domain.TransactionRecord;
import org.chargeledger.billing.domain.check.RegisterReading;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.event.EventJson;

/** Where the registers of connectors stood, as the records of their sessions have it. */
@ApplicationScoped
public class Registers {

    /** The newest before each of these sessions, at its connector, of this month or the one before. */
    public List<RegisterReading> before(Tx tx, Collection<SessionKey> sessions) {
        var readings = new ArrayList<RegisterReading>();
        if (sessions.isEmpty()) {
            return readings;
        }
        tx.query("""
                select u.pile_code, u.connector_no, p.bill_no, p.record
                from unnest($1::text[], $2::text[], $3::text[], $4::text[])
                    as u(operator_id, pile_code, connector_no, bill_no)
                cross join lateral (
                    select s.bill_no, (s.folded #> '{record,record}')::text as record from session s
                    where s.bill_month = any($5) and s.operator_id = u.operator_id and s.pile_code = u.pile_code
                        and s.connector_no = u.connector_no and s.bill_no < u.bill_no
                        and (s.folded #>> '{record,record,meterStartTenthWh}')::bigint > 0
                    order by s.bill_no desc limit 1) p""",
                texts(sessions, SessionKey::operatorId), texts(sessions, SessionKey::pileCode),
                texts(sessions, SessionKey::connectorNo), texts(sessions, session -> session.billNo().digits()),
                months(sessions)).forEach(row -> RegisterReading.of(new BillNo(row.getString("bill_no")),
                        row.getString("pile_code"), row.getString("connector_no"),
                        EventJson.read(row.getString("record"), TransactionRecord.class)).ifPresent(readings::add));
        return readings;
    }

    private static LocalDate[] months(Collection<SessionKey> sessions) {
        return sessions.stream().map(session -> session.billNo().month())
                .flatMap(month -> Stream.of(month.minusMonths(1), month)).distinct().toArray(LocalDate[]::new);
    }
}
