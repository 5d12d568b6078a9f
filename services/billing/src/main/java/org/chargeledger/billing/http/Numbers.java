package org.chargeledger.billing.http;

import org.chargeledger.billing.domain.BillNo;
import org.chargeledger.kit.http.Refusal;

/** Reads what callers send as bill numbers; what is none is not found. */
final class Numbers {

    private Numbers() {}

    static BillNo billNo(String text) {
        if (!BillNo.isBillNo(text)) {
            throw Refusal.notFound("bill number");
        }
        return new BillNo(text);
    }
}
