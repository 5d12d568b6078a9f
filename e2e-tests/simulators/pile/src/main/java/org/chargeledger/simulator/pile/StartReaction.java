package org.chargeledger.simulator.pile;

/** How a pile reacts to a remote start: it obeys, refuses with YKC's reason, or says nothing at all. */
public record StartReaction(boolean answered, boolean started, int reason) {

    public static final int MISMATCH = 1;
    public static final int ALREADY_CHARGING = 2;
    public static final int FAULT = 3;
    public static final int OFFLINE = 4;
    public static final int NOT_PLUGGED = 5;

    public static StartReaction accept() {
        return new StartReaction(true, true, 0);
    }

    public static StartReaction fail(int reason) {
        return new StartReaction(true, false, reason);
    }

    public static StartReaction silent() {
        return new StartReaction(false, false, 0);
    }
}
