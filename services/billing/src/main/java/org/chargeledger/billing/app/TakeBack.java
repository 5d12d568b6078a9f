package org.chargeledger.billing.app;

import java.util.Map;
import org.chargeledger.billing.domain.view.TakenBack;
import org.chargeledger.kit.http.Refusal;

/** What holds of everything that was booked by mistake: it is taken back once, and never more than was booked. */
final class TakeBack {

    private TakeBack() {}

    /** {@code before} is null unless it was taken back. To be asked under the lock of the driver's wallet. */
    static void require(long amountFen, long bookedFen, TakenBack before) {
        if (before != null) {
            throw new Refusal(409, "taken-back", "Taken back", "it was taken back before, which is done once",
                    Map.of("takenBackFen", before.amountFen()));
        }
        if (amountFen > bookedFen) {
            throw Refusal.invalid("amountFen: must be at most " + bookedFen + ", which was booked");
        }
    }
}
