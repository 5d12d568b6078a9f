package org.chargeledger.voucher.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A campaign as staff asked for it, before anything is known to be right; anything may be absent. An active one names
 * the codes of the warnings that somebody has read and means so.
 */
public record CampaignDraft(String name, String state, String trigger, Long rechargeThresholdFen, Integer piecesPerGift,
        Long faceFen, Integer totalGifts, Integer giftsPerDriver, List<String> departments, List<String> subOperators,
        List<String> stationIds, Instant giftFrom, Instant giftUntil, Long minimumSpendFen, Integer validityDays,
        Instant validFrom, Instant validUntil, Boolean lapsesOnRefund, List<String> confirmedWarnings) {

    public CampaignDraft {
        departments = departments == null ? List.of() : departments.stream().toList();
        subOperators = subOperators == null ? List.of() : subOperators.stream().toList();
        stationIds = stationIds == null ? List.of() : stationIds.stream().toList();
        confirmedWarnings = confirmedWarnings == null ? List.of() : confirmedWarnings.stream().toList();
    }

    /** The draft must be without findings. */
    public Campaign toCampaign(String operatorId, String campaignId) {
        return new Campaign(operatorId, campaignId, name, Campaign.State.valueOf(state),
                Campaign.Trigger.valueOf(trigger), rechargeThresholdFen == null ? 0 : rechargeThresholdFen,
                piecesPerGift, faceFen, totalGifts, Optional.ofNullable(giftsPerDriver), departments, subOperators,
                stationIds, giftFrom, giftUntil, minimumSpendFen, validityDays == null
                        ? new Validity.FixedPeriod(validFrom, validUntil) : new Validity.DaysFromGift(validityDays),
                Boolean.TRUE.equals(lapsesOnRefund));
    }
}
