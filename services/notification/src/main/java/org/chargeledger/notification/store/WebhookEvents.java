package org.chargeledger.notification.store;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.chargeledger.kit.db.Tx;

/** What accounts told us, each once; the body goes when it has been worked. */
@ApplicationScoped
public class WebhookEvents {

    /** One thing to work. */
    public record Told(String appId, String dedupKey, String operatorId, String body, int attempts) {

        @Override
        public String toString() {
            return "Told[" + dedupKey + "]";
        }
    }

    /** The operator whose account it is. */
    public Optional<String> operatorOf(Tx tx, String appId) {
        for (Row row : tx.query("select operator_id from official_account where app_id = $1", appId)) {
            return Optional.of(row.getString("operator_id"));
        }
        return Optional.empty();
    }

    /** False for what was told before. */
    public boolean add(Tx tx, String appId, String dedupKey, String operatorId, String event, String body) {
        return tx.execute("""
                insert into webhook_event (app_id, dedup_key, operator_id, event, body) values ($1, $2, $3, $4, $5)
                on conflict do nothing""", appId, dedupKey, operatorId, event, body) == 1;
    }

    /** Held to the end of the transaction that works it. */
    public Optional<Told> take(Tx tx) {
        for (Row row : tx.query("""
                select * from webhook_event where next_attempt_at <= now()
                order by next_attempt_at limit 1 for update skip locked""")) {
            return Optional.of(new Told(row.getString("app_id"), row.getString("dedup_key"),
                    row.getString("operator_id"), row.getString("body"), row.getInteger("attempts")));
        }
        return Optional.empty();
    }

    public void done(Tx tx, Told told, String outcome) {
        tx.execute("""
                update webhook_event set next_attempt_at = null, body = '', outcome = $3, attempts = attempts + 1
                where app_id = $1 and dedup_key = $2""", told.appId(), told.dedupKey(), outcome);
    }

    public void later(Tx tx, Told told, long seconds) {
        tx.execute("""
                update webhook_event set next_attempt_at = now() + $3::bigint * interval '1 second',
                    attempts = attempts + 1
                where app_id = $1 and dedup_key = $2""", told.appId(), told.dedupKey(), seconds);
    }
}
