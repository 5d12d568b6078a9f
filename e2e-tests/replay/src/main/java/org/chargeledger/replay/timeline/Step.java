package org.chargeledger.replay.timeline;

import java.time.LocalDateTime;

/** Something that happens at one instant of business time. {@code order} decides among steps of the same instant. */
record Step(LocalDateTime at, Order order, Runnable action) {

    /** What a session does comes before what all piles report at that moment. */
    enum Order { SESSION, TICK }
}
