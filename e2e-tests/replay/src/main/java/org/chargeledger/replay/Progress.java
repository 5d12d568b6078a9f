package org.chargeledger.replay;

import java.io.PrintStream;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import org.chargeledger.replay.kill.Counts;

/** The live line: one that rewrites itself on a terminal, one every few seconds in a log. */
final class Progress {

    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("MM-dd HH:mm");

    private final PrintStream out;
    private final boolean terminal;
    private final Duration every;
    private final long startedNanos = System.nanoTime();
    private long shownNanos;

    Progress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
        this.every = terminal ? Duration.ofMillis(250) : Duration.ofSeconds(5);
    }

    void show(LocalDateTime businessTime, Counts counts) {
        long now = System.nanoTime();
        if (now - shownNanos < every.toNanos()) {
            return;
        }
        shownNanos = now;
        long hundredths = counts.requested() * 100_000_000_000L / Math.max(1, now - startedNanos);
        String line = "  %s  requested %3d  settled %3d  held %2d  failed %d  open %d  %d.%02d sessions/s".formatted(
                MINUTES.format(businessTime), counts.requested(), counts.billed(), counts.held(), counts.failed(),
                counts.open(), hundredths / 100, hundredths % 100);
        out.print(terminal ? "\r\u001b[K" + line : line + "\n");
        out.flush();
    }

    void say(String sentence) {
        out.println((terminal ? "\r\u001b[K" : "") + sentence);
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - startedNanos);
    }
}
