package org.chargeledger.voucher.store;

import static org.chargeledger.voucher.store.Columns.ids;
import static org.chargeledger.voucher.store.Columns.operators;
import static org.chargeledger.voucher.store.Columns.texts;
import static org.chargeledger.voucher.store.Times.utc;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.voucher.domain.Campaign;
import org.chargeledger.voucher.domain.Driver;
import org.chargeledger.voucher.domain.DriverKey;
import org.chargeledger.voucher.domain.Newcomer;

/** Drivers, and the lock under which everything of one driver happens in order. */
@ApplicationScoped
public class Drivers {

    /** As {@link Campaign#admits} says it. */
    private static final String ADMITTED = """
            from driver where operator_id = $1 and profiled and (cardinality($2::text[]) = 0 or department = any($2))
                and (cardinality($3::text[]) = 0 or sub_operator = any($3))\s""";

    /** Locks the drivers, known or not, in the order of their keys, so that two batches never wait for each other. */
    public Map<DriverKey, Driver> lock(Tx tx, Collection<DriverKey> keys) {
        List<DriverKey> ordered = List.copyOf(new TreeSet<>(keys));
        tx.send("""
                insert into driver (operator_id, driver_id)
                select * from unnest($1::text[], $2::uuid[]) on conflict do nothing""", operators(ordered), ids(ordered));
        return all(tx.query("""
                select d.* from driver d join unnest($1::text[], $2::uuid[]) k (operator_id, driver_id)
                    using (operator_id, driver_id)
                order by d.operator_id, d.driver_id for update of d""", operators(ordered), ids(ordered)));
    }

    /** Locks those of an operator's drivers that are known here, in the order of their keys. */
    public Map<DriverKey, Driver> lockKnown(Tx tx, Collection<UUID> driverIds) {
        return all(tx.query("select * from driver where driver_id = any($1) order by operator_id, driver_id for update",
                (Object) driverIds.toArray(UUID[]::new)));
    }

    /** Those whom the campaign admits, by what is known of their groups, behind {@code after} (null: from the first on). */
    public List<UUID> admitted(Tx tx, Campaign campaign, UUID after, int limit) {
        var ids = new ArrayList<UUID>();
        tx.query("select driver_id " + ADMITTED + """
                and ($4::uuid is null or driver_id > $4) order by driver_id limit $5""", campaign.operatorId(),
                campaign.departments().toArray(String[]::new), campaign.subOperators().toArray(String[]::new), after, limit)
                .forEach(row -> ids.add(row.getUUID("driver_id")));
        return ids;
    }

    public long countAdmitted(Tx tx, Campaign campaign) {
        return tx.query("select count(*) admitted " + ADMITTED, campaign.operatorId(),
                campaign.departments().toArray(String[]::new), campaign.subOperators().toArray(String[]::new))
                .iterator().next().getLong("admitted");
    }

    private static Map<DriverKey, Driver> all(Iterable<Row> rows) {
        var drivers = new HashMap<DriverKey, Driver>();
        rows.forEach(row -> {
            var key = new DriverKey(row.getString("operator_id"), row.getUUID("driver_id"));
            drivers.put(key, new Driver(key, row.getBoolean("profiled"),
                    Optional.ofNullable(row.getString("department")),
                    Optional.ofNullable(row.getString("sub_operator"))));
        });
        return drivers;
    }

    /** Keeps what the profiles say and since when, and tells who is or may still be new; the drivers must be locked. */
    public List<Newcomer> profile(Tx tx, Map<Driver, Instant> profiles) {
        Collection<Driver> drivers = profiles.keySet();
        List<DriverKey> keys = drivers.stream().map(Driver::key).toList();
        var firstSeen = new HashMap<DriverKey, Instant>();
        tx.query("""
                update driver d set profiled = true, department = p.department, sub_operator = p.sub_operator,
                    first_seen_at = case when d.profiled then d.first_seen_at else p.at end
                from unnest($1::text[], $2::uuid[], $3::text[], $4::text[], $5::timestamptz[])
                    p (operator_id, driver_id, department, sub_operator, at)
                where d.operator_id = p.operator_id and d.driver_id = p.driver_id
                returning d.*""",
                operators(keys), ids(keys), texts(drivers, driver -> driver.department().orElse(null)),
                texts(drivers, driver -> driver.subOperator().orElse(null)),
                drivers.stream().map(driver -> utc(profiles.get(driver))).toArray(OffsetDateTime[]::new))
                .forEach(row -> Optional.ofNullable(row.getOffsetDateTime("first_seen_at")).ifPresent(at ->
                        firstSeen.put(new DriverKey(row.getString("operator_id"), row.getUUID("driver_id")),
                                at.toInstant())));
        return drivers.stream().filter(driver -> firstSeen.containsKey(driver.key()))
                .map(driver -> new Newcomer(driver, firstSeen.get(driver.key()), profiles.get(driver))).toList();
    }
}
