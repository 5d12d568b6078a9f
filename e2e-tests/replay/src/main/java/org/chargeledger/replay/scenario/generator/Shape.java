package org.chargeledger.replay.scenario.generator;

import java.time.LocalDateTime;
import java.util.Random;

/** How long a session charges, how much, and how long the car stays plugged in afterwards. */
record Shape(
        LocalDateTime startedAt, LocalDateTime endedAt, LocalDateTime unpluggedAt, long energyTenthWh, int stopCode,
        boolean needsWholePile) {

    private static final int FULL = 0x41;
    private static final int REMOTE = 0x40;
    private static final int TIME_TARGET = 0x44;
    private static final int HALF_PILE_W = 29_000;

    static Shape of(Wish wish, int longestMinutes, long idleSeconds, Random random) {
        LocalDateTime startedAt = wish.requestedAt().withNano(0).plusSeconds(18 + random.nextInt(30));
        boolean wholePile = random.nextInt(10) < 4;
        int powerW = wholePile ? HALF_PILE_W + random.nextInt(23_000) : 15_000 + random.nextInt(14_000);
        long mostTenthWh = Math.min(600_000L, powerW * 10L * longestMinutes / 60);
        long energyTenthWh = 50_000 + random.nextLong(Math.max(1, mostTenthWh - 50_000));
        LocalDateTime endedAt = offGrid(startedAt.plusSeconds(energyTenthWh * 360 / powerW + 1));
        return new Shape(startedAt, endedAt, offGrid(endedAt.plusSeconds(idleSeconds)), energyTenthWh,
                stopCode(random), wholePile);
    }

    private static int stopCode(Random random) {
        int percent = random.nextInt(100);
        return percent < 50 ? FULL : percent < 80 ? REMOTE : TIME_TARGET;
    }

    /** Every five minutes all piles report; a session's own moments lie between. */
    private static LocalDateTime offGrid(LocalDateTime time) {
        return time.getSecond() == 0 && time.getMinute() % 5 == 0 ? time.plusSeconds(1) : time;
    }
}
