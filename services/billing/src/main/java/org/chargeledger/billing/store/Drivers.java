package org.chargeledger.billing.store;

import static org.chargeledger.billing.store.Columns.utc;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chargeledger.billing.domain.Driver;
import org.chargeledger.billing.domain.Phone;
import org.chargeledger.billing.domain.Wallet;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.rating.Money;

/** Drivers by id or phone: the only table with personal data. */
@ApplicationScoped
public class Drivers {

    /** Keeps who the driver is, and tells the driver with the groups that staff have set. */
    public Driver put(Tx tx, String operatorId, Driver driver, Instant at) {
        return driver(tx.query("""
                insert into driver (operator_id, driver_id, openid, nickname, phone, created_at)
                values ($1, $2, $3, $4, $5, $6)
                on conflict (operator_id, driver_id) do update set openid = excluded.openid,
                    nickname = excluded.nickname, phone = excluded.phone
                returning *""",
                operatorId, driver.driverId(), driver.openid(), driver.nickname(), driver.phone().digits(), utc(at))
                .iterator().next());
    }

    /** The driver's row stays locked until the transaction ends. */
    public Optional<Driver> lock(Tx tx, UUID driverId) {
        for (Row row : tx.query("select * from driver where driver_id = $1 for update", driverId)) {
            return Optional.of(driver(row));
        }
        return Optional.empty();
    }

    public void group(Tx tx, Driver driver) {
        Driver.Groups groups = driver.groups();
        tx.execute("update driver set department = $2, sub_operator = $3, groups_version = $4 where driver_id = $1",
                driver.driverId(), groups.department(), groups.subOperator(), groups.version());
    }

    public Optional<Driver> find(Tx tx, UUID driverId) {
        return read(tx, "driver_id = $1", driverId).stream().findFirst();
    }

    public List<Driver> findByPhone(Tx tx, Phone phone) {
        return read(tx, "phone = $1", phone.digits());
    }

    private static List<Driver> read(Tx tx, String condition, Object argument) {
        var drivers = new ArrayList<Driver>();
        for (Row row : tx.query("select * from driver where " + condition + " order by driver_id limit 50", argument)) {
            drivers.add(driver(row));
        }
        return drivers;
    }

    private static Driver driver(Row row) {
        return new Driver(row.getUUID("driver_id"), row.getString("openid"), row.getString("nickname"),
                new Phone(row.getString("phone")), new Driver.Groups(row.getString("department"),
                        row.getString("sub_operator"), row.getInteger("groups_version")));
    }

    public Wallet wallet(Tx tx, UUID driverId) {
        Row row = tx.query("""
                select coalesce(sum(balance_fen) filter (where kind = 'WALLET'), 0)::bigint as principal,
                    coalesce(sum(balance_fen) filter (where kind = 'BONUS'), 0)::bigint as bonus,
                    coalesce(sum(balance_fen) filter (where kind in ('RESERVE', 'RESERVE_BONUS')), 0)::bigint
                        as reserved,
                    coalesce(sum(owed_fen), 0)::bigint as owed
                from account where driver_id = $1""", driverId).iterator().next();
        return new Wallet(new Money(row.getLong("principal")), new Money(row.getLong("bonus")),
                new Money(row.getLong("reserved")), new Money(row.getLong("owed")));
    }
}
