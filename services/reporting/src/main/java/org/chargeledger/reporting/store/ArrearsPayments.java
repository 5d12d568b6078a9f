package org.chargeledger.reporting.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.reporting.domain.ArrearsPayment;

/** What was paid later of what was owed of bills, each payment once; the figures of sessions count it. */
@ApplicationScoped
public class ArrearsPayments {

    public void learn(Tx tx, List<ArrearsPayment> payments) {
        tx.execute("""
                insert into arrears_payment
                select * from jsonb_populate_recordset(null::arrears_payment, $1::text::jsonb)
                on conflict do nothing""", Rows.write(payments));
    }
}
