package org.chargeledger.billing.domain.view;

import java.time.Instant;
import java.util.UUID;
import org.chargeledger.billing.domain.BillNo;
import org.chargeledger.billing.domain.FindingCode;

/**
 * A record of a session that nobody requested here, abnormal under a code of its own; {@code record} is the body as the
 * pile's fact had it; {@code handledAt}, who and why are null while it waits. {@code candidateBillNo} is the lost
 * session that it may then be given to, {@code givenToBillNo} the one that it was given to; null: none.
 */
public record UnclaimedRecord(UUID eventId, int code, String name, String nameEn, String stationId, String pileCode,
        String connectorNo, String billNo, String transactionNo, Instant observedAt, String record, Instant handledAt,
        String handledBy, String reason, String candidateBillNo, String givenToBillNo) {

    public UnclaimedRecord(UUID eventId, String stationId, String pileCode, String connectorNo, String billNo,
            String transactionNo, Instant observedAt, String record, Instant handledAt, String handledBy,
            String reason, String candidateBillNo, String givenToBillNo) {
        this(eventId, FindingCode.RECORD_WITHOUT_SESSION.number(), FindingCode.RECORD_WITHOUT_SESSION.nameZh(),
                FindingCode.RECORD_WITHOUT_SESSION.nameEn(), stationId, pileCode, connectorNo, billNo, transactionNo,
                observedAt, record, handledAt, handledBy, reason, candidateBillNo, givenToBillNo);
    }

    public UnclaimedRecord fitting(BillNo candidate) {
        return new UnclaimedRecord(eventId, stationId, pileCode, connectorNo, billNo, transactionNo, observedAt, record,
                handledAt, handledBy, reason, candidate == null ? null : candidate.digits(), givenToBillNo);
    }
}
