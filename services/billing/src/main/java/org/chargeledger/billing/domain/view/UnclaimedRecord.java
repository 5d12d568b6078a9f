package org.chargeledger.billing.domain.view;

import java.time.Instant;
import java.util.UUID;
import org.chargeledger.billing.domain.FindingCode;

/**
 * A record of a session that nobody requested here, abnormal under a code of its own; {@code record} is the body as the
 * pile's fact had it; {@code handledAt}, who and why are null while it waits.
 */
public record UnclaimedRecord(UUID eventId, int code, String name, String nameEn, String stationId, String pileCode,
        String connectorNo, String billNo, String transactionNo, Instant observedAt, String record, Instant handledAt,
        String handledBy, String reason) {

    public UnclaimedRecord(UUID eventId, String stationId, String pileCode, String connectorNo, String billNo,
            String transactionNo, Instant observedAt, String record, Instant handledAt, String handledBy,
            String reason) {
        this(eventId, FindingCode.RECORD_WITHOUT_SESSION.number(), FindingCode.RECORD_WITHOUT_SESSION.nameZh(),
                FindingCode.RECORD_WITHOUT_SESSION.nameEn(), stationId, pileCode, connectorNo, billNo, transactionNo,
                observedAt, record, handledAt, handledBy, reason);
    }
}
