package org.chargeledger.billing.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.chargeledger.rating.Band;
import org.chargeledger.rating.Energy;
import org.chargeledger.rating.Tariff;

/**
 * Tells in which bands energy flowed when only the register is known at some moments: evenly between two moments, minute
 * by minute, so that every tenth of a watt hour lands in exactly one band.
 */
final class BandSplit {

    private BandSplit() {}

    static Map<Band, Energy> evenly(Tariff tariff, Instant from, Instant to, long energyTenthWh) {
        return along(tariff, new TreeMap<>(Map.of(from, 0L, to, energyTenthWh)));
    }

    /** {@code register} never falls; what it holds at its first moment flowed before and belongs to that moment's band. */
    static Map<Band, Energy> along(Tariff tariff, NavigableMap<Instant, Long> register) {
        var bands = new EnumMap<Band, Energy>(Band.class);
        Map.Entry<Instant, Long> before = register.firstEntry();
        add(bands, tariff, before.getKey(), before.getValue());
        for (Map.Entry<Instant, Long> after : register.tailMap(before.getKey(), false).entrySet()) {
            between(bands, tariff, before, after);
            before = after;
        }
        return bands;
    }

    private static void between(Map<Band, Energy> bands, Tariff tariff, Map.Entry<Instant, Long> before,
            Map.Entry<Instant, Long> after) {
        long energy = Math.subtractExact(after.getValue(), before.getValue());
        if (energy == 0) {
            return;
        }
        long whole = Duration.between(before.getKey(), after.getKey()).toMillis();
        long given = 0;
        for (Instant minute = before.getKey(); minute.isBefore(after.getKey());) {
            Instant next = minute.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
            Instant end = next.isBefore(after.getKey()) ? next : after.getKey();
            long until = end.equals(after.getKey()) ? energy
                    : Math.multiplyExact(energy, Duration.between(before.getKey(), end).toMillis()) / whole;
            add(bands, tariff, minute, until - given);
            given = until;
            minute = end;
        }
    }

    private static void add(Map<Band, Energy> bands, Tariff tariff, Instant at, long energyTenthWh) {
        if (energyTenthWh != 0) {
            bands.merge(tariff.periodAt(at).band(), new Energy(energyTenthWh), Energy::plus);
        }
    }
}
