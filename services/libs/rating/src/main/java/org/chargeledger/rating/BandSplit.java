package org.chargeledger.rating;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Energy by band for a pile that only reads its register (OCPP). Between two readings energy is taken to flow evenly;
 * where they stand in different bands, what falls to each is estimated. The parts sum to the register difference
 * exactly. {@code longestGuess} is the longest time between two such readings: how far the estimate may be trusted.
 */
public record BandSplit(Map<Band, Energy> energyByBand, Set<Band> estimatedBands, Duration longestGuess) {

    public BandSplit {
        energyByBand = Map.copyOf(energyByBand);
        estimatedBands = Set.copyOf(estimatedBands);
    }

    /** As it was measured. */
    public BandSplit(Map<Band, Energy> energyByBand) {
        this(energyByBand, Set.of(), Duration.ZERO);
    }

    /** All of it estimated, also where nothing was interpolated: that it fell into these bands is our word, not a pile's. */
    public BandSplit assumed() {
        return new BandSplit(energyByBand, energyByBand.keySet(), longestGuess);
    }

    /**
     * Splits by the tariff's day. The first and the last sample are the start and the end of charging; a sample between
     * them that goes back in time or energy, or beyond the last one, is not used.
     */
    public static BandSplit of(Tariff tariff, List<MeterSample> samples) {
        List<MeterSample> usable = usable(samples);
        var energy = new EnumMap<Band, Energy>(Band.class);
        var estimated = EnumSet.noneOf(Band.class);
        Duration longest = Duration.ZERO;
        for (int i = 1; i < usable.size(); i++) {
            MeterSample from = usable.get(i - 1);
            MeterSample to = usable.get(i);
            Map<Band, Energy> parts = parts(tariff, from, to);
            parts.forEach((band, part) -> energy.merge(band, part, Energy::plus));
            if (parts.size() > 1) {
                Duration between = Duration.between(from.at(), to.at());
                estimated.addAll(parts.keySet());
                longest = between.compareTo(longest) > 0 ? between : longest;
            }
        }
        return new BandSplit(energy, estimated, longest);
    }

    private static List<MeterSample> usable(List<MeterSample> samples) {
        if (samples.size() < 2 || goesBack(samples.getFirst(), samples.getLast())) {
            throw new IllegalArgumentException("no register difference in " + samples);
        }
        var usable = new ArrayList<MeterSample>();
        usable.add(samples.getFirst());
        for (MeterSample sample : samples.subList(1, samples.size() - 1)) {
            if (!goesBack(usable.getLast(), sample) && !goesBack(sample, samples.getLast())) {
                usable.add(sample);
            }
        }
        usable.add(samples.getLast());
        return usable;
    }

    private static boolean goesBack(MeterSample earlier, MeterSample later) {
        return later.at().isBefore(earlier.at()) || later.register().compareTo(earlier.register()) < 0;
    }

    /** The parts of one stretch that hold energy; each border takes the register as it stood on the straight line. */
    private static Map<Band, Energy> parts(Tariff tariff, MeterSample from, MeterSample to) {
        var parts = new EnumMap<Band, Energy>(Band.class);
        MeterSample begin = from;
        while (begin.register().compareTo(to.register()) < 0) {
            Instant turn = tariff.nextTurn(begin.at());
            MeterSample end = turn.isBefore(to.at()) ? interpolated(from, to, turn) : to;
            Energy part = end.register().minus(begin.register());
            if (part.tenthWh() > 0) {
                parts.merge(tariff.periodAt(begin.at()).band(), part, Energy::plus);
            }
            begin = end;
        }
        return parts;
    }

    /** Rounded down to the register's step, with time to the millisecond. */
    private static MeterSample interpolated(MeterSample from, MeterSample to, Instant at) {
        long rise = to.register().tenthWh() - from.register().tenthWh();
        long passed = Duration.between(from.at(), at).toMillis();
        long all = Duration.between(from.at(), to.at()).toMillis();
        return new MeterSample(at, from.register()
                .plus(new Energy(Math.multiplyExact(rise, passed) / Math.max(1, all))));
    }
}
