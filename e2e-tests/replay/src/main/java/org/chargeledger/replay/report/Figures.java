package org.chargeledger.replay.report;

import java.math.BigDecimal;
import org.chargeledger.replay.scenario.ExpectedBill;

/** Figures as people read them. */
final class Figures {

    private Figures() {
    }

    static String yuan(long fen) {
        return BigDecimal.valueOf(fen, 2).toPlainString();
    }

    static String kwh(long tenthWh) {
        return BigDecimal.valueOf(tenthWh, 4).toPlainString();
    }

    static String of(ExpectedBill bill) {
        return "%s kWh, energy %s + service %s + idle %s - voucher %s = %s yuan".formatted(kwh(bill.energyTenthWh()),
                yuan(bill.energyFeeFen()), yuan(bill.serviceFeeFen()), yuan(bill.idleFeeFen()),
                yuan(bill.discountFen()), yuan(bill.dueFen()));
    }
}
