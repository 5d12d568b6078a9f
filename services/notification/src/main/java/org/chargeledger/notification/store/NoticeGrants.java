package org.chargeledger.notification.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
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
        if (granted) {
            count(tx, place, operatorId, -1, OffsetDateTime.ofInstant(at, ZoneOffset.UTC));
        } else {
            tx.execute("""
                    insert into notice_grant (app_id, openid, template_id, operator_id, unused, told_at)
                    values ($1, $2, $3, $4, 0, $5)
                    on conflict (app_id, openid, template_id) do update
                        set unused = 0, page_ahead = 0, told_at = excluded.told_at
                    where notice_grant.told_at <= excluded.told_at""", place.appId(), place.openid(),
                    place.templateId(), operatorId, OffsetDateTime.ofInstant(at, ZoneOffset.UTC));
        }
    }

    /** One more notice, told by the page on which it was pressed: the account tells of the same, or did so before. */
    public void pressed(Tx tx, Place place, String operatorId) {
        count(tx, place, operatorId, 1, null);
    }

    /** A grant counts when the first of the two tells of it; {@code step} is 1 for the page and -1 for the account. */
    private void count(Tx tx, Place place, String operatorId, int step, OffsetDateTime toldAt) {
        tx.execute("""
                insert into notice_grant (app_id, openid, template_id, operator_id, unused, page_ahead, told_at)
                values ($1, $2, $3, $4, 1, $5, coalesce($6::timestamptz, '-infinity'))
                on conflict (app_id, openid, template_id) do update
                    set unused = notice_grant.unused + case when notice_grant.page_ahead * $5 < 0 then 0 else 1 end,
                        page_ahead = notice_grant.page_ahead + $5,
                        told_at = greatest(notice_grant.told_at, excluded.told_at)
                where $6::timestamptz is null or notice_grant.told_at <= excluded.told_at""",
                place.appId(), place.openid(), place.templateId(), operatorId, step, toldAt);
    }

    /** How many notices of each template of an account a person has granted and was not sent yet. */
    public Map<String, Integer> unused(Tx tx, String appId, String openid) {
        var unused = new HashMap<String, Integer>();
        tx.query("select template_id, unused from notice_grant where app_id = $1 and openid = $2", appId, openid)
                .forEach(row -> unused.put(row.getString("template_id"), row.getInteger("unused")));
        return unused;
    }

    /**
     * A notice went out, or may have. Whichever side told more than the other loses its lead with the notices: of what
     * is used up nobody tells any more, and the next press is another one.
     */
    public void spend(Tx tx, Place place) {
        tx.execute("""
                update notice_grant set unused = greatest(unused - 1, 0),
                    page_ahead = greatest(least(page_ahead, greatest(unused - 1, 0)), -greatest(unused - 1, 0))
                where app_id = $1 and openid = $2 and template_id = $3""",
                place.appId(), place.openid(), place.templateId());
    }

    /** WeChat said that there is none. */
    public void forget(Tx tx, Place place) {
        tx.execute("""
                update notice_grant set unused = 0, page_ahead = 0
                where app_id = $1 and openid = $2 and template_id = $3""",
                place.appId(), place.openid(), place.templateId());
    }
}
