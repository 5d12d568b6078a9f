package org.chargeledger.simulator.wechataccount.state;

import java.time.Instant;

/** The right to send customer-service messages to a user, opened by something the user did. */
public record Window(Instant until, int left) {

    public Window oneLess() {
        return new Window(until, left - 1);
    }
}
