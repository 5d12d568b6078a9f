package org.chargeledger.voucher.store;

import static org.chargeledger.voucher.store.Columns.ids;
import static org.chargeledger.voucher.store.Columns.longs;
import static org.chargeledger.voucher.store.Columns.operators;
import static org.chargeledger.voucher.store.Columns.texts;
import static org.chargeledger.voucher.store.Columns.uuids;
import static org.chargeledger.voucher.store.Times.utc;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.voucher.domain.DriverKey;
import org.chargeledger.voucher.domain.RefundedRecharge;
import org.chargeledger.voucher.domain.Voucher;

/**
 * Vouchers that end unused. The finders look without a lock; what is written is asked again under the drivers' locks,
 * so that a replica that comes second finds nothing to do.
 */
@ApplicationScoped
public class EndingVouchers {

    public List<DriverKey> driversWithExpired(Tx tx, Instant now, int limit) {
        return drivers(tx.query("""
                select distinct operator_id, driver_id from voucher
                where state = 'AVAILABLE' and expires_at <= $1 limit $2""", utc(now), limit));
    }

    public List<Voucher> expire(Tx tx, Collection<DriverKey> drivers, Instant now) {
        return Vouchers.all(tx.query("""
                update voucher v set state = 'EXPIRED', changed_at = $3
                from campaign c, unnest($1::text[], $2::uuid[]) d (operator_id, driver_id)
                where v.operator_id = d.operator_id and v.driver_id = d.driver_id and v.state = 'AVAILABLE'
                    and v.expires_at <= $3 and c.operator_id = v.operator_id and c.campaign_id = v.campaign_id
                returning v.*, c.name campaign_name""", operators(drivers), ids(drivers), utc(now)));
    }

    /** What no bill has taken of gifts for which too little is left of their recharge. */
    public List<Voucher> lapse(Tx tx, List<RefundedRecharge> refunded, Instant now) {
        return Vouchers.all(tx.query("""
                update voucher v set state = 'EXPIRED', changed_at = $5
                from campaign c, gift g, unnest($1::text[], $2::uuid[], $3::text[], $4::bigint[])
                    r (operator_id, driver_id, recharge_id, left_fen)
                where g.operator_id = r.operator_id and g.driver_id = r.driver_id and g.reason = 'RECHARGE'
                    and g.cause_id = r.recharge_id and v.operator_id = g.operator_id and v.gift_id = g.gift_id
                    and v.state = 'AVAILABLE' and r.left_fen < v.lapses_below_fen
                    and c.operator_id = v.operator_id and c.campaign_id = v.campaign_id
                returning v.*, c.name campaign_name""",
                texts(refunded, one -> one.driver().operatorId()), uuids(refunded, one -> one.driver().driverId()),
                texts(refunded, RefundedRecharge::rechargeId), longs(refunded, RefundedRecharge::leftFen), utc(now)));
    }

    /** Who has vouchers that end by then, were given for longer than until then, and were not spoken of. */
    public List<DriverKey> driversToRemind(Tx tx, Instant now, Instant by, int limit) {
        return drivers(tx.query("""
                select distinct operator_id, driver_id from voucher
                where state = 'AVAILABLE' and reminded_at is null and expires_at > $1 and expires_at <= $2
                    and granted_at < expires_at - ($2 - $1) limit $3""", utc(now), utc(by), limit));
    }

    public List<Voucher> remind(Tx tx, Collection<DriverKey> drivers, Instant now, Instant by) {
        return Vouchers.all(tx.query("""
                update voucher v set reminded_at = $3
                from campaign c, unnest($1::text[], $2::uuid[]) d (operator_id, driver_id)
                where v.operator_id = d.operator_id and v.driver_id = d.driver_id and v.state = 'AVAILABLE'
                    and v.reminded_at is null and v.expires_at > $3 and v.expires_at <= $4
                    and v.granted_at < v.expires_at - ($4 - $3)
                    and c.operator_id = v.operator_id and c.campaign_id = v.campaign_id
                returning v.*, c.name campaign_name""", operators(drivers), ids(drivers), utc(now), utc(by)));
    }

    private static List<DriverKey> drivers(Iterable<Row> rows) {
        var drivers = new ArrayList<DriverKey>();
        rows.forEach(row -> drivers.add(new DriverKey(row.getString("operator_id"), row.getUUID("driver_id"))));
        return drivers;
    }
}
