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

    public void put(Tx tx, String operatorId, Driver driver, Instant at) {
        tx.execute("""
                insert into driver (operator_id, driver_id, openid, nickname, phone, department, created_at)
                values ($1, $2, $3, $4, $5, $6, $7)
                on conflict (operator_id, driver_id) do update set openid = excluded.openid,
                    nickname = excluded.nickname, phone = excluded.phone, department = excluded.department""",
                operatorId, driver.driverId(), driver.openid(), driver.nickname(), driver.phone().digits(),
                driver.department(), utc(at));
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
            drivers.add(new Driver(row.getUUID("driver_id"), row.getString("openid"), row.getString("nickname"),
                    new Phone(row.getString("phone")), row.getString("department")));
        }
        return drivers;
    }

    /** {@code owed} is what the ledger says the driver owes. */
    public Wallet wallet(Tx tx, UUID driverId, Money owed) {
        Row row = tx.query("""
                select coalesce(sum(balance_fen) filter (where kind = 'WALLET'), 0)::bigint as principal,
                    coalesce(sum(balance_fen) filter (where kind = 'BONUS'), 0)::bigint as bonus,
                    coalesce(sum(balance_fen) filter (where kind in ('RESERVE', 'RESERVE_BONUS')), 0)::bigint
                        as reserved
                from account where driver_id = $1""", driverId).iterator().next();
        return new Wallet(new Money(row.getLong("principal")), new Money(row.getLong("bonus")),
                new Money(row.getLong("reserved")), owed);
    }
}
