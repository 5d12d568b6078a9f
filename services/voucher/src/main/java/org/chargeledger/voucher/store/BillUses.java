package org.chargeledger.voucher.store;

import static org.chargeledger.voucher.store.Columns.ints;
import static org.chargeledger.voucher.store.Columns.texts;
import static org.chargeledger.voucher.store.Columns.uuids;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.voucher.domain.BillUse;
import org.chargeledger.voucher.domain.DriverKey;

/** How far bills have come. Every method joins the caller's transaction; writers hold the driver's lock. */
@ApplicationScoped
public class BillUses {

    public List<BillUse> find(Tx tx, Collection<BillUse.Key> keys) {
        var uses = new ArrayList<BillUse>();
        tx.query("""
                select b.* from bill_use b
                join unnest($1::text[], $2::text[]) k (operator_id, bill_no) using (operator_id, bill_no)""",
                texts(keys, BillUse.Key::operatorId), texts(keys, BillUse.Key::billNo))
                .forEach(row -> uses.add(new BillUse(
                        new BillUse.Key(row.getString("operator_id"), row.getString("bill_no")),
                        new DriverKey(row.getString("operator_id"), row.getUUID("driver_id")),
                        row.getInteger("rated_version"), row.getInteger("settled_version"),
                        Optional.ofNullable(row.getUUID("voucher_id")))));
        return uses;
    }

    public void save(Tx tx, Collection<BillUse> uses) {
        if (uses.isEmpty()) {
            return;
        }
        tx.send("""
                insert into bill_use (operator_id, bill_no, driver_id, rated_version, settled_version, voucher_id)
                select * from unnest($1::text[], $2::text[], $3::uuid[], $4::integer[], $5::integer[], $6::uuid[])
                on conflict (operator_id, bill_no) do update set rated_version = excluded.rated_version,
                    settled_version = excluded.settled_version, voucher_id = excluded.voucher_id""",
                texts(uses, use -> use.key().operatorId()), texts(uses, use -> use.key().billNo()),
                uuids(uses, use -> use.driver().driverId()), ints(uses, BillUse::ratedVersion),
                ints(uses, BillUse::settledVersion), uuids(uses, use -> use.voucherId().orElse(null)));
    }
}
