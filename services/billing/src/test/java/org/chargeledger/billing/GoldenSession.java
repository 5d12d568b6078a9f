package org.chargeledger.billing;

import java.time.Instant;
import java.util.UUID;
import org.chargeledger.kit.testing.BusinessTime;

/** The session of 13 October 2019 that costs 146.60 yuan, 143.20 of it for idling. Staff look at it a day later. */
final class GoldenSession {

    private GoldenSession() {}

    /** It waits for the voucher service. */
    static String rated(Operator operator, UUID driver) {
        BusinessTime.set(Instant.parse("2019-10-13T00:00:51.738725Z"));
        String billNo = operator.start(driver, "01");
        BusinessTime.set(Instant.parse("2019-10-13T03:34:40Z"));
        var pile = new PileVoice(operator, billNo);
        pile.started("2019-10-13T00:01:31Z");
        pile.progressed("2019-10-13T00:06:00Z", "CHARGING", true, 10_000);
        pile.progressed("2019-10-13T00:19:35Z", "IDLE", true, 30_900);
        pile.record("2019-10-13T00:19:40Z", "2019-10-13T00:01:31Z", "2019-10-13T00:19:33Z", 30_900);
        pile.stays("2019-10-13T00:19:35Z", "2019-10-13T03:34:19Z");
        pile.unplugged("2019-10-13T03:34:19Z", "2019-10-13T03:34:34Z");
        operator.awaitState(billNo, "BILLED");
        BusinessTime.set(Instant.parse("2019-10-14T02:00:00Z"));
        return billNo;
    }

    static String settled(Operator operator, UUID driver) {
        String billNo = rated(operator, driver);
        OneSessionTest.answer(operator, billNo, "voucher-none", "");
        operator.awaitState(billNo, "SETTLED");
        return billNo;
    }
}
