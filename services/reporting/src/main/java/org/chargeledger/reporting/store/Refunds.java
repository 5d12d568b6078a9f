package org.chargeledger.reporting.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.reporting.domain.BillRefund;

/** What went back of bills, each refund once; the figures of sessions count it. */
@ApplicationScoped
public class Refunds {

    public void learn(Tx tx, List<BillRefund> refunds) {
        tx.execute("""
                insert into bill_refund
                select * from jsonb_populate_recordset(null::bill_refund, $1::text::jsonb)
                on conflict do nothing""", Rows.write(refunds));
    }
}
