package org.chargeledger.voucher.domain;

/** What became of a bill's question or settlement; each becomes one event. */
public sealed interface Outcome {

    record Applied(AskedBill bill, Voucher voucher) implements Outcome {}

    record None(AskedBill bill) implements Outcome {}

    record Redeemed(Voucher voucher, String billNo) implements Outcome {}

    record Released(Voucher voucher, String billNo) implements Outcome {}
}
