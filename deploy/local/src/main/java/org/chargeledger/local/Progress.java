package org.chargeledger.local;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** The lines a person sees while the stack starts, runs and stops. */
final class Progress {

    private final PrintStream out;

    Progress(PrintStream out) {
        this.out = out;
    }

    void say(String line) {
        out.println(line);
        out.flush();
    }

    void ready(String component, Duration took) {
        say("  %-14s ready %5.1f s".formatted(component, seconds(took)));
    }

    static double seconds(Duration took) {
        return took.toMillis() / 1000.0;
    }

    static String seconds(long fromNanos) {
        return String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - fromNanos) / 1e9);
    }
}
