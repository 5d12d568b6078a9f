package org.chargeledger.notification.domain;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Vouchers of one gift that expire in a few days; after that a reminder would be false. */
public record VoucherExpiring(String operatorId, UUID driverId, UUID voucherId, UUID giftId, String campaignName,
        long faceFen, Instant at, Instant expiresAt) {

    public Message message() {
        UUID gift = giftId == null ? voucherId : giftId;
        return Message.ofMoment(operatorId, Kind.VOUCHER_EXPIRING, gift.toString(), driverId, Map.of(
                "name", VoucherGift.voucherName(campaignName), "face", Wording.yuan(faceFen),
                "expiresAt", Wording.moment(expiresAt, Station.USUAL_ZONE)), expiresAt).until(expiresAt);
    }
}
