package org.chargeledger.voucher.store;

import static org.chargeledger.voucher.store.Columns.ids;
import static org.chargeledger.voucher.store.Columns.operators;
import static org.chargeledger.voucher.store.Columns.texts;
import static org.chargeledger.voucher.store.Times.utc;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.voucher.domain.Campaign;
import org.chargeledger.voucher.domain.DriverKey;
import org.chargeledger.voucher.domain.Recharge;

/** Gifts by the recharge that earned them (one recharge, one gift), and recharges that wait for a profile. */
@ApplicationScoped
public class Gifts {

    /** A recharge's identity; ids of different operators may be equal. */
    public record RechargeKey(String operatorId, String rechargeId) {

        public static RechargeKey of(Recharge recharge) {
            return new RechargeKey(recharge.operatorId(), recharge.rechargeId());
        }
    }

    /** Which of these recharges earned their gift already. */
    public Set<RechargeKey> rewarded(Tx tx, Collection<Recharge> recharges) {
        var keys = new HashSet<RechargeKey>();
        tx.query("""
                select g.operator_id, g.recharge_id from gift g
                join unnest($1::text[], $2::text[]) r (operator_id, recharge_id) using (operator_id, recharge_id)""",
                texts(recharges, Recharge::operatorId), texts(recharges, Recharge::rechargeId))
                .forEach(row -> keys.add(new RechargeKey(row.getString("operator_id"), row.getString("recharge_id"))));
        return keys;
    }

    public void add(Tx tx, Recharge recharge, Campaign campaign) {
        tx.execute("""
                insert into gift (operator_id, recharge_id, campaign_id, driver_id, given_at)
                values ($1, $2, $3, $4, $5)""",
                recharge.operatorId(), recharge.rechargeId(), campaign.campaignId(), recharge.driver().driverId(),
                utc(recharge.rechargedAt()));
    }

    public void awaitProfile(Tx tx, Recharge recharge) {
        tx.execute("""
                insert into waiting_recharge (operator_id, recharge_id, driver_id, amount_fen, recharged_at)
                values ($1, $2, $3, $4, $5) on conflict do nothing""",
                recharge.operatorId(), recharge.rechargeId(), recharge.driver().driverId(), recharge.amountFen(),
                utc(recharge.rechargedAt()));
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
