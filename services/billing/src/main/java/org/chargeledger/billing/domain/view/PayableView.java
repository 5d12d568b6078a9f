package org.chargeledger.billing.domain.view;

import org.chargeledger.billing.domain.Payable;

/** What of a driver's money can be paid out now, in fen: as far as WeChat Pay takes it back, and the rest outside it. */
public record PayableView(long principalFen, long wechatPayFen, long offlineFen) {

    public static PayableView of(Payable payable) {
        return new PayableView(payable.principal().fen(), payable.byChannel().fen(), payable.offline().fen());
    }
}
