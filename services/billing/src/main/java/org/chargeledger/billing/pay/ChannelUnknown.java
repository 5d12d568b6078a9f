package org.chargeledger.billing.pay;

import org.chargeledger.billing.domain.NoAnswer;

/**
 * Nobody knows whether the channel did what it was asked: ask it again before doing anything else. The SDK's message
 * holds the whole request, a person's openid with it, so only the kind of failure is kept.
 */
public class ChannelUnknown extends RuntimeException {

    private final NoAnswer reason;

    public ChannelUnknown(Throwable cause) {
        this(NoAnswer.UNKNOWN, "the payment channel gave no believable answer: " + cause.getClass().getSimpleName());
    }

    private ChannelUnknown(NoAnswer reason, String message) {
        super(message);
        this.reason = reason;
    }

    static ChannelUnknown ofAnotherAccount(String mchid) {
        return new ChannelUnknown(NoAnswer.OTHER_ACCOUNT, "the operator no longer has the merchant account " + mchid);
    }

    /** What it had taken it denies: by mistake, or because it is another one. */
    public static ChannelUnknown denied() {
        return new ChannelUnknown(NoAnswer.NO_LONGER_KNOWN, "the payment channel no longer knows what it had taken");
    }

    public NoAnswer reason() {
        return reason;
    }
}
