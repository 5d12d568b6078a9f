package org.chargeledger.billing.pay;

/**
 * Nobody knows whether the channel did what it was asked: ask it again before doing anything else. The SDK's message
 * holds the whole request, a person's openid with it, so only the kind of failure is kept.
 */
public class ChannelUnknown extends RuntimeException {

    public ChannelUnknown(Throwable cause) {
        super("the payment channel gave no believable answer: " + cause.getClass().getSimpleName());
    }
}
