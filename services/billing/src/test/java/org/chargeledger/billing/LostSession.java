package org.chargeledger.billing;

import java.time.Instant;
import java.util.UUID;
import org.chargeledger.kit.testing.BusinessTime;

/** A session of which the pile's record never came, held as lost. */
final class LostSession {

    private LostSession() {}

    /** Charged 9 kWh with a reading a minute, unplugged at 08:40, and the record never came. */
    static String held(Operator operator, UUID driver) {
        BusinessTime.set(Instant.parse("2019-10-16T08:18:22.566095Z"));
        String billNo = operator.start(driver, "01");
        var pile = new PileVoice(operator, billNo);
        pile.started("2019-10-16T08:19:00Z");
        for (int minute = 0; minute < 9; minute++) {
            pile.progressed("2019-10-16T08:2" + minute + ":00Z", "CHARGING", true, 10_000L * (minute + 1));
        }
        pile.progressed("2019-10-16T08:29:00Z", "IDLE", true, 90_000);
        pile.unplugged("2019-10-16T08:40:00Z", "2019-10-16T08:40:15Z");
        pile.observed("2019-10-16T09:10:00Z", true, "2019-10-15T16:00:00Z");
        operator.awaitState(billNo, "HELD");
        BusinessTime.set(Instant.parse("2019-10-16T09:10:00Z"));
        return billNo;
    }
}
