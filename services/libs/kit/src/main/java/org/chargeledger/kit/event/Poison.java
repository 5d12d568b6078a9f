package org.chargeledger.kit.event;

/** An event that can never succeed; it goes to the dead letters alone, with this reason. */
public class Poison extends RuntimeException {

    public Poison(String reason) {
        super(reason);
    }

    public Poison(String reason, Throwable cause) {
        super(reason, cause);
    }
}
