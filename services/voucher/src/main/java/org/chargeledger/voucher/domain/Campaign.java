package org.chargeledger.voucher.domain;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An offer of an operator: who is given how many vouchers, when, and what these are good for. Empty scopes mean all.
 *
 * @param lapsesOnRefund whether what is unspent of a gift ends when so much of its recharge is paid back that it would
 *     not have earned it
 */
public record Campaign(String operatorId, String campaignId, String name, State state, Trigger trigger,
        long rechargeThresholdFen, int piecesPerGift, long faceFen, int totalGifts, Optional<Integer> giftsPerDriver,
        List<String> departments, List<String> subOperators, List<String> stationIds, Instant giftFrom,
        Instant giftUntil, long minimumSpendFen, Validity validity, boolean lapsesOnRefund) {

    /** Only an active campaign gives. What has begun is not drafted again, what has ended stays as it is. */
    public enum State {
        DRAFT, ACTIVE, PAUSED, ENDED;

        static final Set<State> FIRST = EnumSet.of(DRAFT, ACTIVE);

        boolean mayBecome(State next) {
            return switch (this) {
                case DRAFT -> next != PAUSED;
                case ACTIVE, PAUSED -> next != DRAFT;
                case ENDED -> false;
            };
        }
    }

    /** MANUAL: only staff give; they may give of the other campaigns too. */
    public enum Trigger { NEW_DRIVER, RECHARGE, MANUAL }

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
        return trigger == Trigger.RECHARGE && operatorId.equals(recharge.operatorId())
                && recharge.amountFen() >= rechargeThresholdFen && givesAt(recharge.rechargedAt());
    }

    /** Whether a driver was new inside the gift window, and is still inside it: the groups may be known later only. */
    public boolean welcomes(Newcomer newcomer) {
        return trigger == Trigger.NEW_DRIVER && operatorId.equals(newcomer.driver().key().operatorId())
                && givesAt(newcomer.firstSeenAt()) && givesAt(newcomer.at()) && admits(newcomer.driver());
    }

    /** Active, inside the gift window (start included, end excluded), and its vouchers would not have ended already. */
    public boolean givesAt(Instant at) {
        return state == State.ACTIVE && !at.isBefore(giftFrom) && at.isBefore(giftUntil)
                && at.isBefore(validity.expiresAt(at));
    }

    /** Whether it matters which group the driver belongs to. */
    public boolean scoped() {
        return !departments.isEmpty() || !subOperators.isEmpty();
    }

    public boolean admits(Driver driver) {
        return (departments.isEmpty() || driver.department().filter(departments::contains).isPresent())
                && (subOperators.isEmpty() || driver.subOperator().filter(subOperators::contains).isPresent());
    }

    /** Whether a driver who was given so many gifts of it may have one more. */
    public boolean allowsAfter(int giftsOfDriver) {
        return giftsPerDriver.map(limit -> giftsOfDriver < limit).orElse(true);
    }

    long giftFen() {
        return Math.multiplyExact(faceFen, piecesPerGift);
    }

    Terms terms(Gift gift) {
        Instant givenAt = gift.cause().at();
        return new Terms(Optional.of(gift.giftId()), campaignId, name, faceFen, minimumSpendFen, stationIds,
                validity.validFrom(givenAt), validity.expiresAt(givenAt), givenAt, lapsesBelowFen(gift.cause()));
    }

    /** What has to be left of the recharge that earned it; what was given for anything else stays. */
    private Optional<Long> lapsesBelowFen(Cause cause) {
        return lapsesOnRefund && cause.reason() == Cause.Reason.RECHARGE
                ? Optional.of(Math.max(1, rechargeThresholdFen)) : Optional.empty();
    }
}
