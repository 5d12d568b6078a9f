package org.chargeledger.notification.store;

import jakarta.enterprise.context.ApplicationScoped;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.notification.domain.NextStep.Pause;

/** Accounts through which nothing is sent for now, in real time. */
@ApplicationScoped
public class Pauses {

    /** A longer pause stays. Daily limits end at midnight of WeChat's day, which is Beijing's. */
    public void pause(Tx tx, String appId, String operatorId, Pause pause, String reason) {
        String until = switch (pause) {
            case NONE -> null;
            case FIVE_MINUTES -> "now() + interval '5 minutes'";
            case UNTIL_TOMORROW -> "(date_trunc('day', now() at time zone 'Asia/Shanghai') + interval '1 day')"
                    + " at time zone 'Asia/Shanghai'";
        };
        if (until != null) {
            tx.execute("""
                    insert into account_pause (app_id, operator_id, paused_until, reason) values ($1, $2, %s, $3)
                    on conflict (app_id) do update set paused_until = excluded.paused_until, reason = excluded.reason
                    where account_pause.paused_until < excluded.paused_until""".formatted(until),
                    appId, operatorId, reason);
        }
    }

    public long count(Tx tx) {
        return tx.query("select count(*) from account_pause where paused_until > now()").iterator().next().getLong(0);
    }
}
