package org.chargeledger.rating;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How five bands go into the four rates of a pile that knows no deep valley (YKC: 尖, 峰, 平, 谷): on a day that has one, a
 * band that has no use {@code lends} it its rate. What the pile counts at a lent rate is deep valley.
 */
public record FourRates(Optional<Band> lends) {

    /** Each band at its own rate. */
    public static final FourRates USUAL = new FourRates(Optional.empty());

    private static final List<Band> RATES = List.of(Band.SHARP, Band.PEAK, Band.FLAT, Band.VALLEY);

    /**
     * For days with these periods: of the bands that the version has on no day the first, so that all its days are told
     * alike; if it has all, of those that these days do not have.
     */
    static FourRates of(Set<Band> ofVersion, Set<Band> ofDay) {
        if (!ofVersion.contains(Band.DEEP_VALLEY)) {
            return USUAL;
        }
        Optional<Band> never = firstWithout(ofVersion);
        if (never.isPresent()) {
            return new FourRates(never);
        }
        return ofDay.contains(Band.DEEP_VALLEY) ? new FourRates(firstWithout(ofDay)) : USUAL;
    }

    /** Whether four rates can tell a day with these bands. */
    public static boolean tell(Collection<Band> ofDay) {
        return !ofDay.containsAll(EnumSet.allOf(Band.class));
    }

    /** The band that a rate stands for, and the rate that stands for a band; the deep valley's own rate is a fifth. */
    public Band swap(Band band) {
        if (lends.isEmpty() || band != Band.DEEP_VALLEY && band != lends.get()) {
            return band;
        }
        return band == Band.DEEP_VALLEY ? lends.get() : Band.DEEP_VALLEY;
    }

    /** The bands of the four rates, in the order of their numbers. */
    public List<Band> inOrder() {
        return RATES.stream().map(this::swap).toList();
    }

    private static Optional<Band> firstWithout(Set<Band> used) {
        return RATES.stream().filter(band -> !used.contains(band)).findFirst();
    }
}
