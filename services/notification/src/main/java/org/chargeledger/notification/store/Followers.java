package org.chargeledger.notification.store;

import jakarta.enterprise.context.ApplicationScoped;
import org.chargeledger.kit.db.Tx;

/** Who follows an account, as far as WeChat told. Holds openids: never shown, never logged. */
@ApplicationScoped
public class Followers {

    /** Real time: WeChat's events carry their own, and the newest news counts. */
    public void remember(Tx tx, String appId, String operatorId, String openid, boolean following) {
        tx.execute("""
                insert into follower (app_id, openid, operator_id, following) values ($1, $2, $3, $4)
                on conflict (app_id, openid) do update set following = excluded.following, changed_at = now()""",
                appId, openid, operatorId, following);
    }
}
