package org.chargeledger.notification.gateway;

import java.util.Locale;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.notification.domain.Answer;
import org.chargeledger.notification.domain.Answer.Outcome;

/** A token or ticket as the replicas share it, or why there is none for the moment. */
record StoredToken(String value, long secondsLeft, Answer failure) {

    /** What an account has one of, and for how long its last seconds are not used. */
    enum Kind {

        /** stable_token hands out a new one only in the last five minutes of the old. */
        ACCESS_TOKEN(290),
        /** getticket hands out the same one to its end. */
        JSAPI_TICKET(0);

        private final long renewSecondsEarly;

        Kind(long renewSecondsEarly) {
            this.renewSecondsEarly = renewSecondsEarly;
        }

        private String table() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static StoredToken failed(Answer failure) {
        return new StoredToken(null, 0, failure);
    }

    long goodForSeconds(Kind kind) {
        return secondsLeft - kind.renewSecondsEarly;
    }

    boolean serves(Kind kind, String refused) {
        return value != null && !value.equals(refused) && goodForSeconds(kind) > 0;
    }

    @Override
    public String toString() {
        return "StoredToken[" + secondsLeft + " s]";
    }

    /** The account's row, held under an advisory lock to the end of the transaction. */
    static final class Row {

        private final Tx tx;
        private final String table;
        private final String appId;

        Row(Tx tx, Kind kind, String appId) {
            this.tx = tx;
            this.table = kind.table();
            this.appId = appId;
        }

        StoredToken lockAndRead() {
            tx.query("select pg_advisory_xact_lock(hashtextextended('" + table + ":' || $1, 0))", appId);
            var rows = tx.query("""
                    select token, coalesce(extract(epoch from expires_at - now())::bigint, 0) as seconds_left, failure,
                        failing_until > clock_timestamp() as failing
                    from %s where app_id = $1""".formatted(table), appId);
            return rows.size() == 0 ? new StoredToken(null, 0, null) : read(rows.iterator().next());
        }

        private static StoredToken read(io.vertx.mutiny.sqlclient.Row row) {
            if (Boolean.TRUE.equals(row.getBoolean("failing"))) {
                String[] failure = row.getString("failure").split(":", 2);
                return failed(Answer.of(Outcome.valueOf(failure[0]), failure[1]));
            }
            return new StoredToken(row.getString("token"), row.getLong("seconds_left"), null);
        }

        /** A failure is remembered too, so that the interface is not hammered by every message and page that waits. */
        StoredToken keep(StoredToken fetched) {
            if (fetched.failure() == null) {
                tx.execute("""
                        insert into %s (app_id, token, expires_at)
                        values ($1, $2, clock_timestamp() + $3::bigint * interval '1 second')
                        on conflict (app_id) do update set token = excluded.token, expires_at = excluded.expires_at,
                            failing_until = null, failure = null, fetched_at = now()""".formatted(table),
                        appId, fetched.value(), fetched.secondsLeft());
            } else {
                boolean refused = fetched.failure().outcome() == Outcome.ACCOUNT_REFUSED;
                tx.execute("""
                        insert into %s (app_id, failing_until, failure)
                        values ($1, clock_timestamp() + $2::bigint * interval '1 second', $3)
                        on conflict (app_id) do update set failing_until = excluded.failing_until,
                            failure = excluded.failure, fetched_at = now()""".formatted(table),
                        appId, refused ? 60L : 2L, fetched.failure().outcome() + ":" + fetched.failure().detail());
            }
            return fetched;
        }
    }
}
