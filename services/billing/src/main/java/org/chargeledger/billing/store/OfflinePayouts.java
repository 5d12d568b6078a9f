package org.chargeledger.billing.store;

import static org.chargeledger.billing.store.Columns.instant;
import static org.chargeledger.billing.store.Columns.utc;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chargeledger.billing.domain.view.OfflinePayoutView;
import org.chargeledger.kit.db.Tx;

/** Principal paid out outside WeChat Pay; each written once and never changed. */
@ApplicationScoped
public class OfflinePayouts {

    public void add(Tx tx, String operatorId, OfflinePayoutView payout) {
        tx.execute("""
                insert into offline_payout (operator_id, payout_id, driver_id, amount_fen, reference, reason, paid_by,
                    paid_at)
                values ($1, $2, $3, $4, $5, $6, $7, $8)""",
                operatorId, payout.payoutId(), payout.driverId(), payout.amountFen(), payout.reference(),
                payout.reason(), payout.paidBy(), utc(payout.paidAt()));
    }

    /** The payout that was booked for this transfer; to be asked for under the lock of the driver's wallet. */
    public Optional<UUID> of(Tx tx, UUID driverId, String reference) {
        var found = tx.query("select payout_id from offline_payout where driver_id = $1 and reference = $2", driverId,
                reference).iterator();
        return found.hasNext() ? Optional.of(found.next().getUUID("payout_id")) : Optional.empty();
    }

    /** A driver's, newest first. */
    public List<OfflinePayoutView> ofDriver(Tx tx, UUID driverId) {
        var payouts = new ArrayList<OfflinePayoutView>();
        tx.query("select * from offline_payout where driver_id = $1 order by paid_at desc, payout_id limit 100",
                driverId).forEach(row -> payouts.add(new OfflinePayoutView(row.getUUID("payout_id"),
                        row.getUUID("driver_id"), row.getLong("amount_fen"), row.getString("reference"),
                        row.getString("reason"), row.getString("paid_by"), instant(row, "paid_at"))));
        return payouts;
    }
}
