package org.chargeledger.billing.domain.view;

import java.time.Instant;
import org.chargeledger.billing.domain.BillState;
import org.chargeledger.billing.domain.Correction;
import org.chargeledger.billing.domain.MoneyEffect;
import org.chargeledger.billing.domain.Origin;

/**
 * A version that staff made. A RATED one waits for the voucher service: {@code money} is then what it comes to without a
 * voucher.
 */
public record MadeVersion(String billNo, int billVersion, BillState state, Origin.Source source, long totalFen,
        long dueFen, long differenceFen, MoneyEffect money, Instant madeAt, String madeBy) {

    public static MadeVersion of(Correction correction, Origin origin, boolean settled) {
        return new MadeVersion(correction.after().session().billNo().digits(), correction.after().version(),
                settled ? BillState.SETTLED : BillState.RATED, origin.source(), correction.after().fees().total().fen(),
                correction.due().fen(), correction.differenceFen(), correction.money(), origin.at(),
                origin.by());
    }
}
