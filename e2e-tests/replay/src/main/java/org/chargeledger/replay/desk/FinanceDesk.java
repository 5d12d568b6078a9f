package org.chargeledger.replay.desk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.chargeledger.replay.http.Api;

/** What finance does in the back office: looks at what a correction would do, and saves exactly what was seen. */
public final class FinanceDesk {

    private static final int FIRST = 1;

    private final Api staff;

    public FinanceDesk(Api staff) {
        this.staff = staff;
    }

    /** The service ends when the charge ended, so nothing is idle. A bill that was corrected in an earlier run stays as it is. */
    public void endServiceWithCharge(String billNo) {
        String bill = "/billing/v1/bills/" + billNo;
        JsonNode seen = staff.get(bill);
        if (seen.path("billVersion").asInt() > FIRST) {
            return;
        }
        Map<String, Object> values = Map.of("serviceEndedAt", seen.path("chargeEndedAt").asText());
        JsonNode preview = staff.ask(bill + "/corrections/preview", values);
        staff.post(bill + "/corrections", "correct-" + billNo, '"' + preview.path("billVersion").asText() + '"',
                Map.of("values", values, "digest", preview.path("digest").asText(),
                        "reason", "the plug-out was seen three hours late", "notifyDriver", true));
    }
}
