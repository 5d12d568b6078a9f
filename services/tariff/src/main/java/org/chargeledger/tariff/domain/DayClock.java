package org.chargeledger.tariff.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/** The minutes of a day on which periods lie; finds minutes nobody prices and minutes priced twice. */
final class DayClock {

    private static final int MINUTES = 24 * 60;
    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):([0-5][0-9])");
    private static final String END_OF_DAY = "24:00";

    private final int[] pricedTimes = new int[MINUTES];

    /** Minute of the day, or empty when the text is not HH:mm. */
    private static OptionalInt start(String text) {
        var matcher = TIME.matcher(text == null ? "" : text);
        return matcher.matches()
                ? OptionalInt.of(Integer.parseInt(matcher.group(1)) * 60 + Integer.parseInt(matcher.group(2)))
                : OptionalInt.empty();
    }

    private static OptionalInt end(String text) {
        return END_OF_DAY.equals(text) ? OptionalInt.of(MINUTES) : start(text);
    }

    /** Marks the minutes from one time up to and without the other; false, and a finding, when one is unreadable. */
    boolean price(String fromText, String toText, String at, Findings findings) {
        OptionalInt from = start(fromText);
        OptionalInt to = end(toText);
        if (from.isEmpty()) {
            findings.add("time-invalid", at + "/from", fromText + " is not HH:mm");
        }
        if (to.isEmpty()) {
            findings.add("time-invalid", at + "/to", toText + " is not HH:mm");
        }
        if (from.isEmpty() || to.isEmpty()) {
            return false;
        }
        price(from.getAsInt(), to.getAsInt());
        return true;
    }

    /** {@code to} at or before {@code from} crosses midnight. */
    private void price(int from, int to) {
        int minutes = Math.floorMod(to - from, MINUTES) == 0 ? MINUTES : Math.floorMod(to - from, MINUTES);
        for (int i = 0; i < minutes; i++) {
            pricedTimes[(from + i) % MINUTES]++;
        }
    }

    List<String> gaps() {
        return runs(times -> times == 0);
    }

    List<String> overlaps() {
        return runs(times -> times > 1);
    }

    private List<String> runs(IntPredicate wanted) {
        var runs = new ArrayList<String>();
        int start = -1;
        for (int minute = 0; minute <= MINUTES; minute++) {
            boolean inside = minute < MINUTES && wanted.test(pricedTimes[minute]);
            if (inside && start < 0) {
                start = minute;
            } else if (!inside && start >= 0) {
                runs.add(text(start) + "–" + text(minute));
                start = -1;
            }
        }
        return runs;
    }

    private static String text(int minute) {
        return "%02d:%02d".formatted(minute / 60, minute % 60);
    }
}
