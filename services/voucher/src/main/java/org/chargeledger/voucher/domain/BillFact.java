package org.chargeledger.voucher.domain;

/** What billing says about a bill. Versions of a bill count up. */
public sealed interface BillFact permits AskedBill, SettledBill {

    DriverKey driver();

    String billNo();

    int billVersion();

    default BillUse.Key key() {
        return new BillUse.Key(driver().operatorId(), billNo());
    }
}
