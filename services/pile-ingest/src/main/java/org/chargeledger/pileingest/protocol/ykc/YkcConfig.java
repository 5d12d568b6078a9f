package org.chargeledger.pileingest.protocol.ykc;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** Where YKC piles connect, and how long they may be silent. Durations are real time. */
@ConfigMapping(prefix = "ykc")
interface YkcConfig {

    /** The address to listen on. */
    String host();

    int port();

    Duration idleTime();

    Duration loginTime();

    /** How long half a frame may wait for its other half. */
    Duration halfFrameTime();
}
