package org.chargeledger.replay.scenario.generator;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Random;

/** How long cars stay after charging: most leave soon, some pay, and three leave on the edges of the free time. */
final class IdleTimes {

    private static final long FREE_SECONDS = 15 * 60;

    private final Random random;
    private final Queue<Long> edges =
            new ArrayDeque<>(List.of(FREE_SECONDS, FREE_SECONDS + 59, FREE_SECONDS + 60, FREE_SECONDS + 119));

    IdleTimes(Random random) {
        this.random = random;
    }

    long next() {
        int percent = random.nextInt(100);
        if (percent < 82) {
            return 40 + random.nextInt(640);
        }
        Long edge = edges.poll();
        return edge != null ? edge : FREE_SECONDS + 120 + random.nextInt(60 * 60);
    }
}
