package org.chargeledger.billing.domain.view;

import java.time.Instant;
import java.util.UUID;

/** A record of a session that nobody requested here; {@code record} is the body as the pile's fact had it. */
public record UnclaimedRecord(UUID eventId, String stationId, String pileCode, String connectorNo, String billNo,
        String transactionNo, Instant observedAt, String record) {}
