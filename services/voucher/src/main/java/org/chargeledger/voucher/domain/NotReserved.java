package org.chargeledger.voucher.domain;

/** A bill was settled with a voucher that was never reserved for it: a fault for people to look at. */
public final class NotReserved extends RuntimeException {

    NotReserved(SettledBill bill) {
        super("bill " + bill.billNo() + " is settled with voucher " + bill.voucherId().map(Object::toString).orElse("none")
                + ", which is not reserved for it");
    }
}
