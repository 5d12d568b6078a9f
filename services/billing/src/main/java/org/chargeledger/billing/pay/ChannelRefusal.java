package org.chargeledger.billing.pay;

import java.util.Set;

/** The channel said no, and did nothing. */
public class ChannelRefusal extends RuntimeException {

    private static final Set<String> NOT_THERE = Set.of("ORDER_NOT_EXIST", "RESOURCE_NOT_EXISTS");
    /** The merchant's own money is short, or the channel is asked too often: the same request will be taken later. */
    private static final Set<String> LATER = Set.of("NOT_ENOUGH", "FREQUENCY_LIMITED", "FREQUENCY_LIMIT_EXCEED",
            "RATELIMIT_EXCEEDED");

    /** A day without trade has no bill (trade bill, error codes). */
    private static final String NO_BILL = "NO_STATEMENT_EXIST";

    private final String code;

    ChannelRefusal(String code, String message) {
        super(code + ": " + message);
        this.code = code;
    }

    public boolean saysUnknown() {
        return NOT_THERE.contains(code);
    }

    boolean saysNothingTraded() {
        return NO_BILL.equals(code);
    }

    public boolean saysLater() {
        return LATER.contains(code);
    }
}
