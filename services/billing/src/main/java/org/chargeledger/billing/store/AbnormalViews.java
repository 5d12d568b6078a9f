package org.chargeledger.billing.store;

import static org.chargeledger.billing.store.Columns.instant;
import static org.chargeledger.billing.store.Columns.utc;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.chargeledger.billing.domain.FindingCode;
import org.chargeledger.billing.domain.view.AbnormalSummary;
import org.chargeledger.billing.domain.view.AbnormalSummary.Age;
import org.chargeledger.billing.domain.view.AbnormalSummary.ByAge;
import org.chargeledger.billing.domain.view.AbnormalSummary.ByCode;
import org.chargeledger.kit.db.Tx;

/** Counts the held bills of the caller's operator, and the money that waits with them. */
@ApplicationScoped
public class AbnormalViews {

    private static final String HELD = """
            with held as (
                select b.*, coalesce(a.reserved, 0) as reserved from bill b
                left join (select right(account_id, 20) as bill_no, sum(balance_fen) as reserved from account
                    where kind in ('RESERVE', 'RESERVE_BONUS') group by 1) a on a.bill_no = b.bill_no
                where b.state = 'HELD' and b.current)""";

    /** {@code now} is business time. */
    public AbnormalSummary summary(Tx tx, Instant now) {
        Row all = tx.query(HELD + """
                select count(*) as held, coalesce(sum(reserved), 0)::bigint as reserved, min(held_at) as oldest,
                    (select count(*) from unclaimed_record) as unclaimed from held""").iterator().next();
        return new AbnormalSummary(all.getLong("held"), all.getLong("reserved"), instant(all, "oldest"), byCode(tx),
                byAge(tx, now), all.getLong("unclaimed"));
    }

    private static List<ByCode> byCode(Tx tx) {
        var byCode = new ArrayList<ByCode>();
        tx.query(HELD + """
                select f.code, count(*) as held, sum(h.reserved)::bigint as reserved from held h
                join bill_finding f on f.bill_month = h.bill_month and f.bill_no = h.bill_no and f.version = h.version
                group by f.code order by f.code""").forEach(row -> {
                    FindingCode code = FindingCode.of(row.getInteger("code"));
                    byCode.add(new ByCode(code.number(), code.nameZh(), code.nameEn(), row.getLong("held"),
                            row.getLong("reserved")));
                });
        return byCode;
    }

    private static List<ByAge> byAge(Tx tx, Instant now) {
        var byAge = new ArrayList<ByAge>();
        tx.query(HELD + """
                select ages.age, count(h.held_at) as held, coalesce(sum(h.reserved), 0)::bigint as reserved
                from (values (0, interval '0', interval '1 day'), (1, interval '1 day', interval '3 days'),
                    (2, interval '3 days', interval '7 days'), (3, interval '7 days', interval '1000 years'))
                    as ages(age, at_least, under)
                left join held h on greatest($1 - h.held_at, interval '0') >= ages.at_least
                    and greatest($1 - h.held_at, interval '0') < ages.under
                group by ages.age order by ages.age""", utc(now)).forEach(row -> byAge.add(new ByAge(
                        Age.values()[row.getInteger("age")], row.getLong("held"), row.getLong("reserved"))));
        return byAge;
    }
}
