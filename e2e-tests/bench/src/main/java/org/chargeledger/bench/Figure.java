package org.chargeledger.bench;

import java.util.Arrays;
import java.util.Locale;

/** One measured figure: the median of its runs, printed as {@code bench <name> <figure> <unit>}. */
record Figure(String name, double[] runs, String unit) {

    static Figure of(String name, String unit, double... runs) {
        return new Figure(name, runs, unit);
    }

    double median() {
        return percentile(0.5);
    }

    /** The smallest value that this part of the runs does not exceed. */
    double percentile(double part) {
        double[] sorted = runs.clone();
        Arrays.sort(sorted);
        return sorted[Math.max(0, (int) Math.ceil(part * sorted.length) - 1)];
    }

    void print() {
        System.out.println("bench " + name + " " + text(median()) + " " + unit);
    }

    private static String text(double value) {
        return String.format(Locale.ROOT, value >= 1000 ? "%.0f" : value >= 10 ? "%.1f" : "%.3f", value);
    }
}
