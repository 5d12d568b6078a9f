package org.chargeledger.notification.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.chargeledger.kit.db.Tx;

/**
 * How many subscription notices each person has granted, to ask WeChat for none that it would refuse. WeChat counts
 * too, and its count is the one that holds. Holds openids: never shown, never logged.
 */
@ApplicationScoped
public class NoticeGrants {

    /** A template of an account and the person who grants its notices. */
    public record Place(String appId, String openid, String templateId) {

        @Override
        public String toString() {
            return "Place[" + templateId + "]";
        }
    }

    /** One more notice, or none at all any more, told by WeChat with its own time; older news changes nothing. */
    public void told(Tx tx, Place place, String operatorId, boolean granted, Instant at) {
        tx.execute("""
                insert into notice_grant (app_id, openid, template_id, operator_id, unused, told_at)
                values ($1, $2, $3, $4, $5, $6)
                on conflict (app_id, openid, template_id) do update
                    set unused = case when excluded.unused = 0 then 0 else notice_grant.unused + 1 end,
                        told_at = excluded.told_at
                where notice_grant.told_at <= excluded.told_at""", place.appId(), place.openid(), place.templateId(),
                operatorId, granted ? 1 : 0, OffsetDateTime.ofInstant(at, ZoneOffset.UTC));
    }

    /** A notice went out, or may have. */
    public void spend(Tx tx, Place place) {
        tx.execute("""
                update notice_grant set unused = greatest(unused - 1, 0)
                where app_id = $1 and openid = $2 and template_id = $3""",
                place.appId(), place.openid(), place.templateId());
    }

    /** WeChat said that there is none. */
    public void forget(Tx tx, Place place) {
        tx.execute("update notice_grant set unused = 0 where app_id = $1 and openid = $2 and template_id = $3",
                place.appId(), place.openid(), place.templateId());
    }
}
