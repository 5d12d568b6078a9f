package org.chargeledger.reporting.domain;

import java.time.Instant;
import java.util.UUID;

/** A voucher was granted, redeemed, released or ran out; billNo is null where there is no bill. */
public record VoucherFact(String operatorId, UUID eventId, Kind kind, UUID voucherId, String campaignId, long faceFen,
        String billNo, Instant at) {

    public enum Kind { GRANTED, REDEEMED, RELEASED, EXPIRED }
}
