package org.chargeledger.voucher.domain;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** An offer of an operator: who is given how many vouchers, when, and what these are good for. Empty scopes mean all. */
public record Campaign(String operatorId, String campaignId, String name, State state, Trigger trigger,
        long rechargeThresholdFen, int piecesPerGift, long faceFen, int totalGifts, List<String> departments,
        List<String> subOperators, List<String> stationIds, Instant giftFrom, Instant giftUntil, long minimumSpendFen,
        Validity validity) {

    public enum State { DRAFT, ACTIVE, PAUSED, ENDED }

    public enum Trigger { NEW_DRIVER, RECHARGE }

    /** The most valuable gift first; the campaign's id decides between equals. */
    public static final Comparator<Campaign> MOST_VALUABLE_FIRST =
            Comparator.comparingLong(Campaign::giftFen).reversed().thenComparing(Campaign::campaignId);

    public Campaign {
        departments = List.copyOf(departments);
        subOperators = List.copyOf(subOperators);
        stationIds = List.copyOf(stationIds);
    }

    /** Whether a recharge is large enough and inside the gift window; says nothing about who the driver is. */
    public boolean rewards(Recharge recharge) {
        return state == State.ACTIVE && trigger == Trigger.RECHARGE && operatorId.equals(recharge.operatorId())
                && recharge.amountFen() >= rechargeThresholdFen
                && !recharge.rechargedAt().isBefore(giftFrom) && recharge.rechargedAt().isBefore(giftUntil);
    }

    /** Whether it matters which group the driver belongs to. */
    public boolean scoped() {
        return !departments.isEmpty() || !subOperators.isEmpty();
    }

    public boolean admits(Driver driver) {
        return (departments.isEmpty() || driver.department().filter(departments::contains).isPresent())
                && (subOperators.isEmpty() || driver.subOperator().filter(subOperators::contains).isPresent());
    }

    long giftFen() {
        return Math.multiplyExact(faceFen, piecesPerGift);
    }
}
