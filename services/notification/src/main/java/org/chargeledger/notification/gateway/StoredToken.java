package org.chargeledger.notification.gateway;

import org.chargeledger.kit.db.Tx;
import org.chargeledger.notification.domain.Answer;
import org.chargeledger.notification.domain.Answer.Outcome;

/** A token as the replicas share it, or why there is none for the moment. */
record StoredToken(String value, long secondsLeft, Answer failure) {

    /** stable_token hands out a new one only in the last five minutes of the old. */
    static final long RENEW_SECONDS_EARLY = 290;

    static StoredToken failed(Answer failure) {
        return new StoredToken(null, 0, failure);
    }

    boolean serves(String refused) {
        return value != null && !value.equals(refused) && secondsLeft > RENEW_SECONDS_EARLY;
    }

    @Override
    public String toString() {
        return "StoredToken[" + secondsLeft + " s]";
    }

    /** The account's row, held under an advisory lock to the end of the transaction. */
    static final class Row {

        private final Tx tx;
        private final String appId;

        Row(Tx tx, String appId) {
            this.tx = tx;
            this.appId = appId;
        }

        StoredToken lockAndRead() {
            tx.query("select pg_advisory_xact_lock(hashtextextended('access_token:' || $1, 0))", appId);
            var rows = tx.query("""
                    select token, coalesce(extract(epoch from expires_at - now())::bigint, 0) as seconds_left, failure,
                        failing_until > clock_timestamp() as failing
                    from access_token where app_id = $1""", appId);
            return rows.size() == 0 ? new StoredToken(null, 0, null) : read(rows.iterator().next());
        }

        private static StoredToken read(io.vertx.mutiny.sqlclient.Row row) {
            if (Boolean.TRUE.equals(row.getBoolean("failing"))) {
                String[] failure = row.getString("failure").split(":", 2);
                return failed(Answer.of(Outcome.valueOf(failure[0]), failure[1]));
            }
            return new StoredToken(row.getString("token"), row.getLong("seconds_left"), null);
        }

        /** A failure is remembered too, so that the token interface is not hammered by every waiting message. */
        StoredToken keep(StoredToken fetched) {
            if (fetched.failure() == null) {
                tx.execute("""
                        insert into access_token (app_id, token, expires_at)
                        values ($1, $2, clock_timestamp() + $3::bigint * interval '1 second')
                        on conflict (app_id) do update set token = excluded.token, expires_at = excluded.expires_at,
                            failing_until = null, failure = null, fetched_at = now()""",
                        appId, fetched.value(), fetched.secondsLeft());
            } else {
                boolean refused = fetched.failure().outcome() == Outcome.ACCOUNT_REFUSED;
                tx.execute("""
                        insert into access_token (app_id, failing_until, failure)
                        values ($1, clock_timestamp() + $2::bigint * interval '1 second', $3)
                        on conflict (app_id) do update set failing_until = excluded.failing_until,
                            failure = excluded.failure, fetched_at = now()""",
                        appId, refused ? 60L : 2L, fetched.failure().outcome() + ":" + fetched.failure().detail());
            }
            return fetched;
        }
    }
}
