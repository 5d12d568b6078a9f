package org.chargeledger.billing.app;

import java.time.Instant;
import java.util.UUID;
import org.chargeledger.billing.domain.Fact;

/**
 * A fact and what it is about: a session by number or, failing that, by the pile's transaction number; or the whole
 * pile, and then connector and numbers are null. {@code json} is the body as it came.
 */
public record PileReport(UUID eventId, String operatorId, String stationId, String pileCode, String connectorNo,
        String billNo, String transactionNo, Instant storedAt, Fact fact, String json) {

    private static final int TRANSACTION_NO_LENGTH = 32;
    private static final int SERIAL_FROM = 16;

    boolean aboutWholePile() {
        return fact instanceof Fact.PileSeen;
    }

    /** The digits of the bill number that the transaction number carries, or null. */
    String serial() {
        boolean ours = transactionNo != null && transactionNo.length() == TRANSACTION_NO_LENGTH
                && transactionNo.chars().allMatch(c -> c >= '0' && c <= '9');
        return ours ? transactionNo.substring(SERIAL_FROM) : null;
    }
}
