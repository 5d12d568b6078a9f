package org.chargeledger.rating;

import java.util.List;

/** TimeSpans to be read by people, the first dozen of them; {@code more} are not listed. */
public record TimeSpans(List<TimeSpan> listed, int more) {

    static final int MOST = 12;
    static final TimeSpans NONE = of(List.of());

    static TimeSpans of(List<TimeSpan> all) {
        return new TimeSpans(List.copyOf(all.subList(0, Math.min(MOST, all.size()))), Math.max(0, all.size() - MOST));
    }
}
