package org.chargeledger.reporting.domain;

import java.time.Instant;
import java.util.UUID;

/** A voucher was granted, redeemed or released; billNo is null for a grant. */
public record VoucherFact(String operatorId, UUID eventId, Kind kind, UUID voucherId, String campaignId, long faceFen,
        String billNo, Instant at) {

    public enum Kind { GRANTED, REDEEMED, RELEASED }
}
