package org.chargeledger.simulator.wechataccount;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until a test moves it. */
public class MovableClock implements InstantSource {

    private Instant now = Instant.parse("2026-11-22T10:00:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    public void pass(Duration time) {
        now = now.plus(time);
    }
}
