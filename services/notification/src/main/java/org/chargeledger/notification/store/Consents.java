package org.chargeledger.notification.store;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.notification.domain.Purpose;

/** What drivers allowed, from when to when. A consent ends by being withdrawn; the row stays. */
@ApplicationScoped
public class Consents {

    /** A consent; {@code withdrawnAt} is null while it stands. */
    public record Consent(Purpose purpose, Instant givenAt, Instant withdrawnAt) {}

    /** Giving what stands changes nothing: it was given at its first time. */
    public void give(Tx tx, String operatorId, UUID driverId, Purpose purpose, Instant at) {
        tx.execute("""
                insert into consent (operator_id, driver_id, purpose, given_at) values ($1, $2, $3, $4)
                on conflict do nothing""", operatorId, driverId, purpose.name(), utc(at));
    }

    public void withdraw(Tx tx, UUID driverId, Purpose purpose, Instant at) {
        tx.execute("""
                update consent set withdrawn_at = greatest($3, given_at)
                where driver_id = $1 and purpose = $2 and withdrawn_at is null""", driverId, purpose.name(), utc(at));
    }

    /** All there ever were, the newest of each purpose first. */
    public List<Consent> of(Tx tx, UUID driverId) {
        var consents = new ArrayList<Consent>();
        for (Row row : tx.query("""
                select purpose, given_at, withdrawn_at from consent where driver_id = $1
                order by purpose, given_at desc""", driverId)) {
            OffsetDateTime withdrawn = row.getOffsetDateTime("withdrawn_at");
            consents.add(new Consent(Purpose.valueOf(row.getString("purpose")),
                    row.getOffsetDateTime("given_at").toInstant(), withdrawn == null ? null : withdrawn.toInstant()));
        }
        return consents;
    }

    private static OffsetDateTime utc(Instant time) {
        return OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
    }
}
