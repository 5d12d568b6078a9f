package org.chargeledger.voucher.http;

import java.time.Instant;
import org.chargeledger.voucher.app.ReadVouchers;
import org.chargeledger.voucher.domain.Budget;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a campaign has cost, may still cost, and what became of its vouchers. */
@Schema(description = "Given = redeemed + reserved + available + expired. Redeemed counts discounts, all else faces.")
public record BudgetView(String campaignId, int totalGifts, int giftsGiven, int giftsLeft, Budget vouchers,
        @Schema(description = "Face value of the gifts it may still give") long leftToGiveFen,
        @Schema(description = "The most it may still cost: reserved, available, left to give") long stillPossibleFen) {

    static BudgetView of(ReadVouchers.BudgetOf found, Instant now) {
        long leftToGiveFen = found.campaign().leftToGiveFen(now);
        return new BudgetView(found.campaign().campaign().campaignId(), found.campaign().campaign().totalGifts(),
                found.campaign().giftsGiven(), found.campaign().giftsLeft(), found.budget(), leftToGiveFen,
                found.budget().stillPossibleFen(leftToGiveFen));
    }
}
