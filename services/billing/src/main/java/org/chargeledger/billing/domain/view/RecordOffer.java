package org.chargeledger.billing.domain.view;

import java.time.Instant;
import java.util.UUID;

/**
 * A record that differs from the bill it came too late for, and what staff made of it, or the platform, which withdraws
 * what the bill says by now.
 */
public record RecordOffer(String billNo, String stationId, UUID recordId, String state, Instant offeredAt,
        int againstVersion, Values values, Instant decidedAt, String decidedBy, String reason) {}
