package org.chargeledger.billing.domain;

import java.util.List;
import java.util.UUID;
import org.chargeledger.rating.BillLine;
import org.chargeledger.rating.TariffVersion;

/**
 * A version of a bill as it is kept, with everything it was rated from; {@code discountable} is what a voucher may take.
 * {@code recordId} names the record that it was rated from; null where it was none, or people gave the values.
 */
public record StoredBill(BillNo billNo, int version, String operatorId, TariffVersion tariff, BillValues values,
        boolean plugOutReported, List<BillLine> lines, Fees fees, long totalFen, long discountableFen,
        UUID recordId) {

    public StoredBill {
        lines = List.copyOf(lines);
    }
}
