package org.chargeledger.billing.store;

import static org.chargeledger.billing.store.Columns.instant;
import static org.chargeledger.billing.store.Columns.utc;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.chargeledger.billing.domain.BillNo;
import org.chargeledger.billing.domain.Fees;
import org.chargeledger.billing.domain.SessionKey;
import org.chargeledger.billing.domain.refund.Destination;
import org.chargeledger.billing.domain.refund.ItemState;
import org.chargeledger.billing.domain.view.BillRefund;
import org.chargeledger.billing.domain.view.DriverRefund;
import org.chargeledger.kit.db.Tx;

/** What was given back of bills; never changed. */
@ApplicationScoped
public class Refunds {

    public void add(Tx tx, SessionKey session, BillRefund refund) {
        tx.execute("""
                insert into bill_refund (bill_month, bill_no, refund_id, version, operator_id, driver_id,
                    energy_fee_fen, service_fee_fen, idle_fee_fen, principal_fen, bonus_fen, waived_fen,
                    arrears_paid_fen, reason, refunded_by, refunded_at)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)""",
                session.billNo().month(), session.billNo().digits(), refund.refundId(), refund.billVersion(),
                session.operatorId(), session.driverId(), refund.energyFeeFen(), refund.serviceFeeFen(),
                refund.idleFeeFen(), refund.principalFen(), refund.bonusFen(), refund.waivedFen(),
                refund.arrearsPaidFen(), refund.reason(), refund.refundedBy(), utc(refund.refundedAt()));
    }

    /** What of a version had been refunded before it was made, and so was not charged again. */
    public void stand(Tx tx, BillNo billNo, int version, Fees covered) {
        tx.execute("""
                update bill set refunded_energy_fee_fen = $4, refunded_service_fee_fen = $5, refunded_idle_fee_fen = $6
                where bill_month = $1 and bill_no = $2 and version = $3""", billNo.month(), billNo.digits(), version,
                covered.energy().fen(), covered.service().fen(), covered.idle().fen());
    }

    /** What one driver got back, newest first. */
    public List<DriverRefund> ofDriver(Tx tx, UUID driverId) {
        var refunds = new ArrayList<DriverRefund>();
        tx.query("""
                select r.*, coalesce(i.state, 'DONE') as state, coalesce(i.destination, 'WALLET') as destination
                from bill_refund r left join refund_item i
                    on i.operator_id = r.operator_id and i.refund_id = r.refund_id
                where r.driver_id = $1 order by r.refunded_at desc, r.refund_id limit 100""", driverId)
                .forEach(row -> refunds.add(new DriverRefund(row.getUUID("refund_id"), row.getString("bill_no"),
                        row.getLong("principal_fen") + row.getLong("bonus_fen") + row.getLong("waived_fen"),
                        row.getLong("waived_fen"), row.getLong("arrears_paid_fen"),
                        ItemState.valueOf(row.getString("state")),
                        Destination.valueOf(row.getString("destination")), row.getString("reason"),
                        instant(row, "refunded_at"))));
        return refunds;
    }

    /** Oldest first. */
    public List<BillRefund> of(Tx tx, BillNo billNo) {
        var refunds = new ArrayList<BillRefund>();
        tx.query("""
                select * from bill_refund where bill_month = $1 and bill_no = $2
                order by refunded_at, version, refund_id""",
                billNo.month(), billNo.digits()).forEach(row -> refunds.add(new BillRefund(row.getUUID("refund_id"),
                        row.getString("bill_no"), row.getInteger("version"), row.getLong("energy_fee_fen"),
                        row.getLong("service_fee_fen"), row.getLong("idle_fee_fen"), row.getLong("principal_fen"),
                        row.getLong("bonus_fen"), row.getLong("waived_fen"),
                        row.getLong("arrears_paid_fen"), row.getString("reason"), row.getString("refunded_by"),
                        instant(row, "refunded_at"))));
        return refunds;
    }
}
