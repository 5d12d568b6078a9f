package org.chargeledger.billing.domain.view;

/** Every requested session is billed, held, failed or open; the difference is always zero. */
public record Conservation(long requested, long billed, long held, long failed, long open, long difference,
        boolean holds) {

    public static Conservation of(long requested, long billed, long held, long failed, long open) {
        long difference = requested - billed - held - failed - open;
        return new Conservation(requested, billed, held, failed, open, difference, difference == 0);
    }
}
