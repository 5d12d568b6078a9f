package org.chargeledger.billing.domain.check;

import java.util.Objects;
import org.chargeledger.billing.domain.StopReason;

/** Whether an idle fee is a customer's, or a fault's. Without a fee there is nothing to doubt. */
final class IdleChecks {

    private IdleChecks() {}

    /** Who charges for under a minute and then stands for hours did not come to stand there. */
    static Evidence afterShortCharge(Draft draft, long tolerance) {
        long charged = draft.charged().toSeconds();
        return !draft.costsIdling() || charged >= tolerance ? Evidence.NONE
                : Evidence.of("chargedSeconds", charged).and("idleFeeFen", draft.bill().fees().idle().fen());
    }

    static Evidence afterFault(Draft draft, long tolerance) {
        return !draft.costsIdling() || draft.record().stopReason() != StopReason.ABORTED ? Evidence.NONE
                : Evidence.of("rawStopReason", Objects.toString(draft.record().rawStopReason(), "ABORTED"))
                        .and("idleFeeFen", draft.bill().fees().idle().fen());
    }

    /** Two fees for one connector, or for one driver, at the same time. */
    static Evidence overlap(Draft draft, long tolerance) {
        if (!draft.costsIdling()) {
            return Evidence.NONE;
        }
        IdleTime mine = IdleTime.of(draft.session());
        for (IdleTime other : draft.around().idleTimes()) {
            if (mine.excludes(other) && mine.overlap(other).toSeconds() >= tolerance) {
                return Evidence.of("otherBillNo", other.billNo()).and("otherFrom", other.from())
                        .and("otherUntil", other.until()).and("from", mine.from()).and("until", mine.until());
            }
        }
        return Evidence.NONE;
    }
}
