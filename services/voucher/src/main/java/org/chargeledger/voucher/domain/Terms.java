package org.chargeledger.voucher.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a voucher is good for: fixed at its gift. {@code giftId} is absent for vouchers of an earlier release. Unspent it
 * ends when less than {@code lapsesBelowFen} is left of the recharge that earned it; absent: never for that.
 */
public record Terms(Optional<UUID> giftId, String campaignId, String campaignName, long faceFen, long minimumSpendFen,
        List<String> stationIds, Instant validFrom, Instant expiresAt, Instant grantedAt, Optional<Long> lapsesBelowFen) {

    public Terms {
        stationIds = List.copyOf(stationIds);
    }

    /** Start included, end excluded. */
    boolean validAt(Instant now) {
        return !now.isBefore(validFrom) && now.isBefore(expiresAt);
    }

    boolean holdAt(String stationId) {
        return stationIds.isEmpty() || stationIds.contains(stationId);
    }
}
