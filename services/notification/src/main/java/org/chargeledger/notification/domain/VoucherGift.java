package org.chargeledger.notification.domain;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * A gift of one or more vouchers; each piece is an event, the driver reads of the gift once. Old events lack its
 * number.
 */
public record VoucherGift(String operatorId, UUID driverId, UUID voucherId, UUID giftId, String campaignName,
        String reason, Integer pieces, long faceFen, Long minimumSpendFen, Instant at, Instant expiresAt) {

    /** Gifts that follow from what the driver did or suffered; another one is the operator's advertising. */
    private static final Set<String> CAUSED = Set.of("NEW_DRIVER", "RECHARGE", "COMPENSATION");
    private static final Map<String, String> SOURCES = Map.of("NEW_DRIVER", "新用户赠送", "RECHARGE", "充值赠送",
            "MANUAL", "运营商赠送", "COMPENSATION", "服务补偿");

    public Message message() {
        UUID gift = giftId == null ? voucherId : giftId;
        Message message = Message.ofMoment(operatorId, Kind.VOUCHER_RECEIVED, gift.toString(), driverId, Map.of(
                "name", voucherName(campaignName), "face", Wording.yuan(faceFen),
                "pieces", String.valueOf(pieces == null ? 1 : pieces),
                "minimumSpend", Wording.yuan(minimumSpendFen == null ? 0 : minimumSpendFen),
                "source", SOURCES.getOrDefault(reason == null ? "" : reason, "活动赠送"),
                "expiresAt", Wording.moment(expiresAt, Station.USUAL_ZONE)), at);
        return reason != null && CAUSED.contains(reason) ? message : message.onlyIfAllowed(Purpose.VOUCHER_GIFT);
    }

    static String voucherName(String campaignName) {
        return campaignName == null || FieldType.THING.finding(campaignName).isPresent() ? "充电代金券" : campaignName;
    }
}
