package org.chargeledger.voucher.domain;

/** A rated bill that asks whether a voucher applies; only {@code discountableFen} (energy and service fee) counts. */
public record AskedBill(DriverKey driver, String billNo, int billVersion, String stationId, long discountableFen)
        implements BillFact {}
