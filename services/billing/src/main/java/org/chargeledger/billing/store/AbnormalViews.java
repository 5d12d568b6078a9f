package org.chargeledger.billing.store;

import static org.chargeledger.billing.store.Columns.instant;
import static org.chargeledger.billing.store.Columns.utc;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import org.chargeledger.billing.domain.FindingCode;
import org.chargeledger.billing.domain.view.AbnormalSummary;
import org.chargeledger.billing.domain.view.AbnormalSummary.Age;
import org.chargeledger.billing.domain.view.AbnormalSummary.Beside;
import org.chargeledger.billing.domain.view.AbnormalSummary.ByAge;
import org.chargeledger.billing.domain.view.AbnormalSummary.ByCode;
import org.chargeledger.kit.db.Tx;

/** Counts the held bills of the caller's operator, and the money that waits with them. */
@ApplicationScoped
public class AbnormalViews {

    /** Everything about the held bills is counted of one reading of them: all, and the parts that they fall into. */
    private static final String SUMMARY = """
            with held as materialized (
                select bill_month, bill_no, version, held_at, coalesce(held_reserve_fen, 0) as reserved,
                    greatest(expected_fen - coalesce(held_reserve_fen, 0), 0) as shortfall from bill
                where state = 'HELD' and current)
            select 'ALL' as part, 0 as key, count(*) as held, coalesce(sum(reserved), 0)::bigint as reserved,
                coalesce(sum(shortfall), 0)::bigint as shortfall, min(held_at) as oldest from held
            union all
            select 'CODE', f.code, count(*), sum(h.reserved)::bigint, sum(h.shortfall)::bigint, null from held h
            join bill_finding f on f.bill_month = h.bill_month and f.bill_no = h.bill_no and f.version = h.version
            group by f.code
            union all
            select 'AGE', width_bucket($1 - held_at, array[interval '1 day', interval '3 days', interval '7 days']),
                count(*), sum(reserved)::bigint, sum(shortfall)::bigint, null from held group by 2
            order by part, key""";

    private static final String BESIDE = """
            select (select count(*) from unclaimed_record where handled_at is null) as unclaimed,
                (select count(*) from record_offer where state = 'OPEN') as offers,
                (select count(*) from bill where current and superseding_tariff_id is not null) as superseded""";

    /** {@code now} is business time. */
    public AbnormalSummary summary(Tx tx, Instant now) {
        Row all = null;
        var byCode = new ArrayList<ByCode>();
        var byAge = new EnumMap<Age, ByAge>(Age.class);
        for (Age age : Age.values()) {
            byAge.put(age, new ByAge(age, 0, 0, 0));
        }
        for (Row row : tx.query(SUMMARY, utc(now))) {
            switch (row.getString("part")) {
                case "CODE" -> byCode.add(byCode(row));
                case "AGE" -> byAge.put(age(row), new ByAge(age(row), row.getLong("held"),
                        row.getLong("reserved"), row.getLong("shortfall")));
                default -> all = row;
            }
        }
        Beside beside = beside(tx);
        return new AbnormalSummary(all.getLong("held"), all.getLong("reserved"), all.getLong("shortfall"),
                instant(all, "oldest"), byCode, List.copyOf(byAge.values()), beside.unclaimedRecords(),
                beside.recordOffers(), beside.supersededBills());
    }

    /** Of everybody's, where the system asks. */
    public Beside beside(Tx tx) {
        Row row = tx.query(BESIDE).iterator().next();
        return new Beside(row.getLong("unclaimed"), row.getLong("offers"), row.getLong("superseded"));
    }

    private static ByCode byCode(Row row) {
        FindingCode code = FindingCode.of(row.getInteger("key"));
        return new ByCode(code.number(), code.nameZh(), code.nameEn(), row.getLong("held"), row.getLong("reserved"),
                row.getLong("shortfall"));
    }

    private static Age age(Row row) {
        return Age.values()[row.getInteger("key")];
    }
}
