package org.chargeledger.voucher.domain;

/** A campaign and how many of its gifts are gone. */
public record RunningCampaign(Campaign campaign, int giftsGiven) {

    public int giftsLeft() {
        return campaign.totalGifts() - giftsGiven;
    }
}
