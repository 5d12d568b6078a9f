package org.chargeledger.billing.store;

import io.vertx.mutiny.sqlclient.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chargeledger.billing.domain.FindingCode;
import org.chargeledger.billing.domain.view.HeldBecause;
import org.chargeledger.kit.event.EventJson;

/**
 * Reads the reasons of a bill out of one column, in the order of their codes. What a reason rests on can be another
 * driver's bill, so a driver reads the reasons alone.
 */
final class FindingViews {

    /** A column of a query in which {@code b} is the bill. */
    static final String COLUMN = """
            (select jsonb_agg(jsonb_build_object('code', f.code, 'evidence',
                    case when nullif(current_setting('app.driver_id', true), '') is null then f.evidence
                        else '{}' end) order by f.code)::text
                from bill_finding f where f.bill_month = b.bill_month and f.bill_no = b.bill_no
                    and f.version = b.version) as findings""";

    record Found(int code, Map<String, String> evidence) {}

    private FindingViews() {}

    static List<HeldBecause> read(Row row) {
        var findings = new ArrayList<HeldBecause>();
        String json = row.getString("findings");
        if (json != null) {
            for (Found found : EventJson.read(json, Found[].class)) {
                FindingCode code = FindingCode.of(found.code());
                findings.add(new HeldBecause(code.number(), code.nameZh(), code.nameEn(), found.evidence()));
            }
        }
        return findings;
    }
}
