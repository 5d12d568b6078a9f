package org.chargeledger.pileingest.domain;

/** The number under which a pile is told to start: 32 digits, derived from the bill number so that it is never lost. */
public final class TransactionNo {

    private static final int BILL_NO_LENGTH = 20;

    private TransactionNo() {}

    /** Pile and connector as YKC wants them in front, then the 16 digits of the bill number behind its century. */
    public static String of(String protocolId, String connectorNo, String billNo) {
        if (billNo.length() != BILL_NO_LENGTH) {
            throw new IllegalArgumentException("bill number " + billNo + " has not 20 digits");
        }
        return protocolId + connectorNo + billNo.substring(2, 18);
    }
}
