package org.chargeledger.replay.refund;

import java.io.PrintStream;
import java.util.Objects;

/** What the story expected beside what it found, line by line; golden only if all of it is equal. */
final class Verdict {

    private final PrintStream out;
    private int unequal;

    Verdict(PrintStream out) {
        this.out = out;
    }

    void title(String title) {
        out.println("\n" + title);
    }

    void equal(String what, Object expected, Object found) {
        boolean same = Objects.equals(String.valueOf(expected), String.valueOf(found));
        unequal += same ? 0 : 1;
        out.printf("  %s  %-58s %s%n", same ? "equal " : "DIFFER", what, same ? found : found + ", expected " + expected);
    }

    boolean golden() {
        out.println(unequal == 0 ? "\nAll equal." : "\n" + unequal + " differ.");
        return unequal == 0;
    }
}
