package org.chargeledger.billing.store;

import static org.chargeledger.billing.store.Columns.texts;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.chargeledger.billing.domain.BillNo;
import org.chargeledger.billing.domain.SessionKey;
import org.chargeledger.kit.db.Tx;

/** Who stands at which connector: one session per connector and one per driver, held by two unique keys. */
@ApplicationScoped
public class Occupancies {

    /** False when the connector or the driver is taken. The insert is the check. */
    public boolean take(Tx tx, String operatorId, String pileCode, String connectorNo, UUID driverId) {
        return tx.execute("""
                insert into occupancy (operator_id, pile_code, connector_no, driver_id) values ($1, $2, $3, $4)
                on conflict do nothing""", operatorId, pileCode, connectorNo, driverId) == 1;
    }

    public void nameSession(Tx tx, SessionKey session) {
        tx.execute("update occupancy set bill_no = $4 where operator_id = $1 and pile_code = $2 and connector_no = $3",
                session.operatorId(), session.pileCode(), session.connectorNo(), session.billNo().digits());
    }

    /** Whether the driver is the reason why {@link #take} failed; another driver's row is not to be seen. */
    public boolean driverIsBusy(Tx tx, UUID driverId) {
        return tx.query("select 1 from occupancy where driver_id = $1", driverId).size() > 0;
    }

    public void giveBack(Tx tx, String operatorId, String pileCode, String connectorNo) {
        tx.execute("""
                delete from occupancy
                where operator_id = $1 and pile_code = $2 and connector_no = $3 and bill_no is null""",
                operatorId, pileCode, connectorNo);
    }

    /** For a session that was given up and then turned out to charge; leaves a newer occupant where it is. */
    public void takeAgain(Tx tx, List<SessionKey> sessions) {
        for (SessionKey session : sessions) {
            if (take(tx, session.operatorId(), session.pileCode(), session.connectorNo(), session.driverId())) {
                nameSession(tx, session);
            }
        }
    }

    public void free(Tx tx, List<BillNo> sessions) {
        if (!sessions.isEmpty()) {
            tx.send("delete from occupancy where bill_no = any($1)", (Object) texts(sessions, BillNo::digits));
        }
    }
}
