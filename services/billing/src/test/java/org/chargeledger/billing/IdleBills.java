package org.chargeledger.billing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.chargeledger.kit.testing.BusinessTime;

/**
 * Settled bills of one operator, a day apart: 2.35 + 1.05 yuan for 3.09 kWh, and an idle fee of 12.00 for 30
 * minutes.
 */
final class IdleBills {

    static final int IDLE_FEE_FEN = 1_200;
    static final int TOTAL_FEN = 1_540;
    static final Instant FIRST = Instant.parse("2019-09-08T09:32:39Z");

    private IdleBills() {}

    static List<String> settled(Operator operator, List<UUID> drivers) {
        var billNos = new ArrayList<String>();
        for (UUID driver : drivers) {
            billNos.add(drive(operator, driver, FIRST.plus(Duration.ofDays(billNos.size()))));
        }
        billNos.forEach(billNo -> operator.awaitState(billNo, "BILLED"));
        billNos.forEach(billNo -> OneSessionTest.answer(operator, billNo, "voucher-none", ""));
        billNos.forEach(billNo -> operator.awaitState(billNo, "SETTLED"));
        return billNos;
    }

    /** One, rated or held by its checks. */
    static String drive(Operator operator, UUID driver, Instant from) {
        BusinessTime.set(from);
        String billNo = operator.start(driver, "01");
        Instant end = from.plusSeconds(40 + 1_082);
        Instant out = end.plus(Duration.ofMinutes(30)).plusSeconds(10);
        BusinessTime.set(out.plusSeconds(20));
        var pile = new PileVoice(operator, billNo);
        pile.started(from.plusSeconds(40).toString());
        pile.progressed(from.plusSeconds(340).toString(), "CHARGING", true, 10_000);
        pile.progressed(end.plusSeconds(2).toString(), "IDLE", true, 30_900);
        pile.record(end.plusSeconds(7).toString(), from.plusSeconds(40).toString(), end.toString(), 30_900);
        pile.stays(end.toString(), out.toString());
        pile.unplugged(out.toString(), out.plusSeconds(15).toString());
        return billNo;
    }
}
