package org.chargeledger.voucher.store;

import static org.chargeledger.voucher.store.Columns.ids;
import static org.chargeledger.voucher.store.Columns.longs;
import static org.chargeledger.voucher.store.Columns.operators;
import static org.chargeledger.voucher.store.Columns.texts;
import static org.chargeledger.voucher.store.Columns.uuids;
import static org.chargeledger.voucher.store.Times.utc;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.voucher.domain.Campaign;
import org.chargeledger.voucher.domain.Cause;
import org.chargeledger.voucher.domain.DriverKey;
import org.chargeledger.voucher.domain.Gift;
import org.chargeledger.voucher.domain.Recharge;
import org.chargeledger.voucher.domain.RefundedRecharge;

/** Gifts by what caused them, and recharges that wait for a profile. Writers hold the driver's lock. */
@ApplicationScoped
public class Gifts {

    /** Which of these causes have earned their gift already. */
    public Set<Cause.Key> given(Tx tx, Collection<Cause.Key> causes) {
        var given = new HashSet<Cause.Key>();
        tx.query("""
                select g.* from gift g
                join unnest($1::text[], $2::text[], $3::text[], $4::uuid[]) c (operator_id, reason, cause_id, driver_id)
                    using (operator_id, reason, cause_id, driver_id)""",
                texts(causes, cause -> cause.driver().operatorId()), texts(causes, cause -> cause.reason().name()),
                texts(causes, Cause.Key::causeId), uuids(causes, cause -> cause.driver().driverId()))
                .forEach(row -> given.add(new Cause.Key(
                        new DriverKey(row.getString("operator_id"), row.getUUID("driver_id")),
                        Cause.Reason.valueOf(row.getString("reason")), row.getString("cause_id"))));
        return given;
    }

    /** How many gifts of the campaign the driver has; right as long as the driver's lock is held. */
    public int ofDriver(Tx tx, Campaign campaign, DriverKey driver) {
        return tx.query("""
                select count(*)::integer gifts from gift
                where operator_id = $1 and campaign_id = $2 and driver_id = $3""",
                campaign.operatorId(), campaign.campaignId(), driver.driverId()).iterator().next().getInteger("gifts");
    }

    /** The database refuses a second gift for the cause, and one beyond the driver's limit. */
    public void add(Tx tx, Gift gift) {
        Cause cause = gift.cause();
        tx.execute("""
                insert into gift (operator_id, gift_id, reason, cause_id, driver_id, campaign_id, given_at, pieces, nth,
                    driver_limit)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)""",
                cause.driver().operatorId(), gift.giftId(), cause.reason().name(), cause.causeId(),
                cause.driver().driverId(), gift.campaignId(), utc(cause.at()), gift.pieces(), gift.nth(),
                gift.driverLimit().orElse(null));
    }

    public void awaitProfile(Tx tx, Recharge recharge) {
        tx.execute("""
                insert into waiting_recharge (operator_id, recharge_id, driver_id, amount_fen, recharged_at)
                values ($1, $2, $3, $4, $5) on conflict do nothing""",
                recharge.operatorId(), recharge.rechargeId(), recharge.driver().driverId(), recharge.amountFen(),
                utc(recharge.rechargedAt()));
    }

    /** A recharge that waits is worth what is left of it; one of which nothing is left waits no more. */
    public void reduceWaiting(Tx tx, Collection<RefundedRecharge> refunded) {
        tx.execute("""
                update waiting_recharge w set amount_fen = r.left_fen
                from (select operator_id, driver_id, recharge_id, min(left_fen) as left_fen
                    from unnest($1::text[], $2::uuid[], $3::text[], $4::bigint[])
                        r (operator_id, driver_id, recharge_id, left_fen) group by 1, 2, 3) r
                where w.operator_id = r.operator_id and w.driver_id = r.driver_id and w.recharge_id = r.recharge_id""",
                texts(refunded, one -> one.driver().operatorId()), uuids(refunded, one -> one.driver().driverId()),
                texts(refunded, RefundedRecharge::rechargeId), longs(refunded, RefundedRecharge::leftFen));
        tx.execute("""
                delete from waiting_recharge where amount_fen = 0
                    and (operator_id, driver_id) in (select * from unnest($1::text[], $2::uuid[]))""",
                texts(refunded, one -> one.driver().operatorId()), uuids(refunded, one -> one.driver().driverId()));
    }

    /** Takes out what waited for these drivers' profiles, oldest first. */
    public List<Recharge> takeWaiting(Tx tx, Collection<DriverKey> drivers) {
        var recharges = new ArrayList<Recharge>();
        tx.query("""
                with taken as (
                    delete from waiting_recharge w using unnest($1::text[], $2::uuid[]) d (operator_id, driver_id)
                    where w.operator_id = d.operator_id and w.driver_id = d.driver_id returning w.*)
                select * from taken order by recharged_at, recharge_id""", operators(drivers), ids(drivers))
                .forEach(row -> recharges.add(new Recharge(
                        new DriverKey(row.getString("operator_id"), row.getUUID("driver_id")),
                        row.getString("recharge_id"), row.getLong("amount_fen"),
                        row.getOffsetDateTime("recharged_at").toInstant())));
        return recharges;
    }
}
