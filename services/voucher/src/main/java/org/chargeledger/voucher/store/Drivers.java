package org.chargeledger.voucher.store;

import static org.chargeledger.voucher.store.Columns.ids;
import static org.chargeledger.voucher.store.Columns.operators;
import static org.chargeledger.voucher.store.Columns.texts;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.voucher.domain.Driver;
import org.chargeledger.voucher.domain.DriverKey;

/** Drivers, and the lock under which everything of one driver happens in order. */
@ApplicationScoped
public class Drivers {

    /** Locks the drivers, known or not, in the order of their keys, so that two batches never wait for each other. */
    public Map<DriverKey, Driver> lock(Tx tx, Collection<DriverKey> keys) {
        List<DriverKey> ordered = List.copyOf(new TreeSet<>(keys));
        tx.execute("""
                insert into driver (operator_id, driver_id)
                select * from unnest($1::text[], $2::uuid[]) on conflict do nothing""", operators(ordered), ids(ordered));
        var drivers = new HashMap<DriverKey, Driver>();
        tx.query("""
                select d.* from driver d join unnest($1::text[], $2::uuid[]) k (operator_id, driver_id)
                    using (operator_id, driver_id)
                order by d.operator_id, d.driver_id for update of d""", operators(ordered), ids(ordered))
                .forEach(row -> {
                    var key = new DriverKey(row.getString("operator_id"), row.getUUID("driver_id"));
                    drivers.put(key, new Driver(key, row.getBoolean("profiled"),
                            Optional.ofNullable(row.getString("department")),
                            Optional.ofNullable(row.getString("sub_operator"))));
                });
        return drivers;
    }

    /** Keeps what the profiles say; the drivers must be locked. */
    public void profile(Tx tx, Collection<Driver> drivers) {
        List<DriverKey> keys = drivers.stream().map(Driver::key).toList();
        tx.execute("""
                update driver d set profiled = true, department = p.department, sub_operator = p.sub_operator
                from unnest($1::text[], $2::uuid[], $3::text[], $4::text[])
                    p (operator_id, driver_id, department, sub_operator)
                where d.operator_id = p.operator_id and d.driver_id = p.driver_id""",
                operators(keys), ids(keys), texts(drivers, driver -> driver.department().orElse(null)),
                texts(drivers, driver -> driver.subOperator().orElse(null)));
    }
}
