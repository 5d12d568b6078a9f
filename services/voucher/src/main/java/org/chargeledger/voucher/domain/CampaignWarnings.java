package org.chargeledger.voucher.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What is allowed and seldom meant: an active campaign needs somebody to confirm each of these. */
final class CampaignWarnings {

    private static final long LARGE_BUDGET_FEN = 100_000_000;
    private static final Duration LONG_WINDOW = Duration.ofDays(366);

    private final CampaignDraft draft;
    private final List<Finding> findings = new ArrayList<>();

    private CampaignWarnings(CampaignDraft draft) {
        this.draft = draft;
    }

    static List<Finding> of(CampaignDraft draft, Instant now) {
        var warnings = new CampaignWarnings(draft);
        warnings.amounts();
        warnings.counts();
        warnings.times(now);
        return List.copyOf(warnings.findings);
    }

    private void amounts() {
        if (draft.faceFen() != null && draft.minimumSpendFen() != null && draft.faceFen() >= draft.minimumSpendFen()) {
            warn("face-covers-minimum", "/minimumSpendFen", "a session of the minimum spend would cost nothing");
        }
        if (draft.faceFen() == null || draft.piecesPerGift() == null) {
            return;
        }
        long giftFen = product(draft.faceFen(), draft.piecesPerGift());
        if (Campaign.Trigger.RECHARGE.name().equals(draft.trigger()) && draft.rechargeThresholdFen() != null
                && giftFen > draft.rechargeThresholdFen()) {
            warn("gift-above-recharge", "/piecesPerGift", "a gift is worth more than the recharge that earns it");
        }
        if (draft.totalGifts() != null && product(giftFen, draft.totalGifts()) > LARGE_BUDGET_FEN) {
            warn("budget-large", "/totalGifts", "all gifts together are worth more than 1,000,000 yuan");
        }
    }

    private void counts() {
        if (draft.totalGifts() != null && draft.totalGifts() == 0) {
            warn("no-gifts", "/totalGifts", "it has no gift to give");
        } else if (draft.totalGifts() != null && draft.giftsPerDriver() != null
                && draft.giftsPerDriver() > draft.totalGifts()) {
            warn("driver-limit-idle", "/giftsPerDriver", "one driver may take more gifts than there are");
        }
    }

    private void times(Instant now) {
        if (draft.giftUntil() == null) {
            return;
        }
        if (!now.isBefore(draft.giftUntil())) {
            warn("window-over", "/giftUntil", "the gift window is over");
        }
        if (draft.giftFrom() != null && draft.giftUntil().isAfter(draft.giftFrom().plus(LONG_WINDOW))) {
            warn("window-long", "/giftUntil", "gifts for more than a year");
        }
        if (draft.validUntil() != null && draft.validUntil().isBefore(draft.giftUntil())) {
            warn("validity-ends-in-window", "/validUntil", "the vouchers end before the gifts do");
        }
    }

    /** Of amounts; the largest number there is where it does not fit, and nothing of what is below zero. */
    private static long product(long fen, long times) {
        if (fen <= 0 || times <= 0) {
            return 0;
        }
        return fen > Long.MAX_VALUE / times ? Long.MAX_VALUE : fen * times;
    }

    private void warn(String code, String at, String message) {
        findings.add(new Finding(code, Severity.WARNING, at, message));
    }
}
