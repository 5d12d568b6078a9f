package org.chargeledger.notification.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.chargeledger.kit.db.Tx;

/** Who follows an account, as far as WeChat told. Holds openids: never shown, never logged. */
@ApplicationScoped
public class Followers {

    /** Seen by us just now. */
    public void remember(Tx tx, String appId, String operatorId, String openid, boolean following) {
        tx.execute("""
                insert into follower (app_id, openid, operator_id, following) values ($1, $2, $3, $4)
                on conflict (app_id, openid) do update set following = excluded.following, changed_at = now()""",
                appId, openid, operatorId, following);
    }

    /** Told by WeChat with its own time: older news changes nothing. */
    public void told(Tx tx, String appId, String operatorId, String openid, boolean following, Instant at) {
        tx.execute("""
                insert into follower (app_id, openid, operator_id, following, changed_at) values ($1, $2, $3, $4, $5)
                on conflict (app_id, openid) do update set following = excluded.following,
                    changed_at = excluded.changed_at
                where follower.changed_at <= excluded.changed_at""",
                appId, openid, operatorId, following, OffsetDateTime.ofInstant(at, ZoneOffset.UTC));
    }
}
