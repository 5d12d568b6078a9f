package org.chargeledger.voucher.domain;

import java.time.Instant;

/** A campaign, its version, and how many of its gifts are gone. */
public record RunningCampaign(Campaign campaign, int version, int giftsGiven) {

    public int giftsLeft() {
        return campaign.totalGifts() - giftsGiven;
    }

    /** Face value of the gifts it may still give: none once it has ended or its window is over. */
    public long leftToGiveFen(Instant now) {
        boolean over = campaign.state() == Campaign.State.ENDED || !now.isBefore(campaign.giftUntil());
        return over ? 0 : Math.multiplyExact(campaign.giftFen(), giftsLeft());
    }
}
