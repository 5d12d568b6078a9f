package org.chargeledger.notification.store;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.Optional;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.notification.domain.QuietHours;

/** Each operator's quiet hours; most have none. */
@ApplicationScoped
public class QuietHoursList {

    /** One change after another, also of hours that are not there yet. */
    public void lock(Tx tx, String operatorId) {
        tx.query("select pg_advisory_xact_lock(hashtextextended('quiet_hours:' || $1, 0))", operatorId);
    }

    public Optional<QuietHours> find(Tx tx, String operatorId) {
        for (Row row : tx.query("select from_time, to_time, zone_id from quiet_hours where operator_id = $1",
                operatorId)) {
            return Optional.of(new QuietHours(row.getLocalTime("from_time"), row.getLocalTime("to_time"),
                    ZoneId.of(row.getString("zone_id"))));
        }
        return Optional.empty();
    }

    public void put(Tx tx, String operatorId, QuietHours hours) {
        tx.execute("""
                insert into quiet_hours (operator_id, from_time, to_time, zone_id) values ($1, $2, $3, $4)
                on conflict (operator_id) do update set from_time = excluded.from_time, to_time = excluded.to_time,
                    zone_id = excluded.zone_id""", operatorId, hours.from(), hours.to(), hours.zone().getId());
    }

    public void remove(Tx tx, String operatorId) {
        tx.execute("delete from quiet_hours where operator_id = $1", operatorId);
    }
}
