package org.chargeledger.voucher.http;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chargeledger.voucher.domain.Campaign;
import org.chargeledger.voucher.domain.RunningCampaign;
import org.chargeledger.voucher.domain.Validity;

/** A campaign as staff see it. Either {@code validityDays} or {@code validFrom} and {@code validUntil} is set. */
public record CampaignView(String campaignId, int version, String name, Campaign.State state, Campaign.Trigger trigger,
        long rechargeThresholdFen, int piecesPerGift, long faceFen, int totalGifts, Optional<Integer> giftsPerDriver,
        int giftsGiven, int giftsLeft, List<String> departments, List<String> subOperators, List<String> stationIds,
        Instant giftFrom, Instant giftUntil, long minimumSpendFen, Integer validityDays, Instant validFrom,
        Instant validUntil, boolean lapsesOnRefund) {

    static CampaignView of(RunningCampaign running) {
        Campaign c = running.campaign();
        Integer days = c.validity() instanceof Validity.DaysFromGift(int number) ? number : null;
        var period = c.validity() instanceof Validity.FixedPeriod fixed ? fixed : new Validity.FixedPeriod(null, null);
        return new CampaignView(c.campaignId(), running.version(), c.name(), c.state(), c.trigger(),
                c.rechargeThresholdFen(), c.piecesPerGift(), c.faceFen(), c.totalGifts(), c.giftsPerDriver(),
                running.giftsGiven(), running.giftsLeft(), c.departments(), c.subOperators(), c.stationIds(),
                c.giftFrom(), c.giftUntil(), c.minimumSpendFen(), days, period.from(), period.until(),
                c.lapsesOnRefund());
    }
}
