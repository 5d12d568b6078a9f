package org.chargeledger.billing.domain;

import java.util.Optional;
import org.chargeledger.rating.Money;

/** How much of a wallet is set aside for a session: enough to start, then always ten yuan ahead of what is owed. */
public final class ReserveRule {

    public static final Money MINIMUM = Money.ofYuan("5");
    static final Money AT_START = Money.ofYuan("30");
    static final Money AHEAD = Money.ofYuan("10");
    /** It grows in whole steps, so that a long session does not book a transfer a minute. */
    static final Money STEP = Money.ofYuan("10");

    private ReserveRule() {}

    /** Empty when the wallet holds too little to start. */
    public static Optional<Money> atStart(Money wallet) {
        return wallet.compareTo(MINIMUM) < 0 ? Optional.empty() : Optional.of(wallet.min(AT_START));
    }

    /** What to add now: nothing while the reserve is far enough ahead, and never more than the wallet holds. */
    static Money growth(Money reserved, Money owedSoFar, Money wallet) {
        Money wanted = owedSoFar.plus(AHEAD);
        if (reserved.compareTo(wanted) >= 0) {
            return Money.ZERO;
        }
        long steps = Math.ceilDiv(wanted.fen(), STEP.fen());
        return new Money(Math.multiplyExact(steps, STEP.fen())).minus(reserved).min(wallet);
    }
}
