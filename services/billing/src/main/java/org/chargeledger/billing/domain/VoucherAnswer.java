package org.chargeledger.billing.domain;

import org.chargeledger.rating.Money;

/** What the voucher service said of a version of an operator's bill; {@code voucher} null: none. */
public record VoucherAnswer(String operatorId, BillNo billNo, int billVersion, UsedVoucher voucher, Money discount) {

    private static final String ANY_OPERATOR = null;

    /** For a bill whose answer did not come in time, or is not asked for. */
    public static VoucherAnswer none(BillNo billNo, int billVersion) {
        return new VoucherAnswer(ANY_OPERATOR, billNo, billVersion, null, Money.ZERO);
    }

    /**
     * An answer to an older version, or of another operator, says nothing, also when it comes beside the right one.
     * {@code waiting} is null where no version waits.
     */
    public boolean fits(String operatorOfBill, RatedBill waiting) {
        return waiting != null && billVersion == waiting.version()
                && (operatorId == ANY_OPERATOR || operatorId.equals(operatorOfBill));
    }
}
