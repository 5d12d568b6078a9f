package org.chargeledger.billing.store;

import static org.chargeledger.billing.store.Columns.dates;
import static org.chargeledger.billing.store.Columns.longs;
import static org.chargeledger.billing.store.Columns.texts;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chargeledger.billing.domain.ArrearsPayment;
import org.chargeledger.billing.domain.BillNo;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.event.NewEvent;
import org.chargeledger.kit.event.Outbox;

/**
 * What was owed of settled bills and is paid now: each bill as it stands shows it, and others hear of it, whatever
 * brought the money.
 */
@ApplicationScoped
public class PaidArrears {

    record BillArrearsPaid(String operatorId, String stationId, String billNo, UUID driverId, int billVersion,
            long energyFeeFen, long serviceFeeFen, long idleFeeFen, String cause, Instant paidAt) {}

    private record Shown(String operatorId, String stationId, int version) {}

    private final Outbox outbox;

    PaidArrears(Outbox outbox) {
        this.outbox = outbox;
    }

    public void write(Tx tx, List<ArrearsPayment> payments, Instant at) {
        if (!payments.isEmpty()) {
            Map<BillNo, Shown> bills = show(tx, payments);
            outbox.append(tx, payments.stream().filter(payment -> bills.containsKey(payment.billNo()))
                    .map(payment -> event(payment, bills.get(payment.billNo()), at)).toList());
        }
    }

    /** A version that is only being settled in this transaction tells itself what is paid of it. */
    private static Map<BillNo, Shown> show(Tx tx, List<ArrearsPayment> payments) {
        var shown = new HashMap<BillNo, Shown>();
        tx.query(Bills.LOCKED_IN_ORDER + """
                update bill b set paid_fen = b.paid_fen + u.fen, receivable_fen = b.receivable_fen - u.fen
                from (select bill_month, bill_no, sum(fen) as fen
                    from unnest($1::date[], $2::text[], $3::bigint[]) as p(bill_month, bill_no, fen)
                    group by bill_month, bill_no) u
                join locked l using (bill_month, bill_no)
                where b.bill_month = l.bill_month and b.bill_no = l.bill_no and b.version = l.version
                    and b.state = 'SETTLED'
                returning b.operator_id, b.station_id, b.bill_no, b.version""",
                dates(payments, payment -> payment.billNo().month()),
                texts(payments, payment -> payment.billNo().digits()),
                longs(payments, payment -> payment.paid().total().fen())).forEach(row -> shown.put(
                        new BillNo(row.getString("bill_no")), new Shown(row.getString("operator_id"),
                                row.getString("station_id"), row.getInteger("version"))));
        return shown;
    }

    private static NewEvent event(ArrearsPayment payment, Shown bill, Instant at) {
        return new NewEvent("billing.session.v1", payment.billNo().digits(), "billing.bill-arrears-paid.v1",
                bill.operatorId(), new BillArrearsPaid(bill.operatorId(), bill.stationId(), payment.billNo().digits(),
                        payment.driverId(), bill.version(), payment.paid().energy().fen(),
                        payment.paid().service().fen(), payment.paid().idle().fen(), payment.cause(), at));
    }
}
