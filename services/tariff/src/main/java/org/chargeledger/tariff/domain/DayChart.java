package org.chargeledger.tariff.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chargeledger.rating.Band;
import org.chargeledger.rating.DayPeriod;
import org.chargeledger.rating.DayPlan;
import org.chargeledger.rating.Tariff;
import org.chargeledger.rating.TariffVersion;

/**
 * What is in force at each minute of one local day: stretches, in order, that together are the whole day, of 23 or 25
 * hours when the clock changes.
 */
public record DayChart(LocalDate day, String zoneId, List<Stretch> stretches) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final String END_OF_DAY = "24:00";

    /** {@code to} is excluded. No price: nothing is in force, and a session cannot start. */
    public record Stretch(Instant from, Instant to, String fromTime, String toTime, Price price) {}

    /** Prices in 0.00001 yuan per kWh; no day plan: an ordinary day. */
    public record Price(String tariffId, int version, Scope scope, String dayPlan, Band band,
            long energyPriceHundredThousandths, long servicePriceHundredThousandths) {}

    /**
     * For the place whose price is looked for in these targets; {@code tariffs} has every version of the assignments.
     */
    public static DayChart of(LocalDate day, ZoneId zone, List<Target> closestFirst, Collection<Assignment> assignments,
            Map<TariffVersion, Tariff> tariffs) {
        Instant end = day.plusDays(1).atStartOfDay(zone).toInstant();
        var stretches = new ArrayList<Stretch>();
        for (Instant from = day.atStartOfDay(zone).toInstant(); from.isBefore(end); from = stretches.getLast().to()) {
            Optional<Assignment> inForce = Assignment.inForce(assignments, closestFirst, from);
            Instant to = earlier(end, nextChange(assignments, closestFirst, from));
            Price price = null;
            if (inForce.isPresent()) {
                Tariff tariff = tariffs.get(inForce.get().version());
                to = earlier(to, tariff.nextTurn(from));
                price = price(inForce.get(), tariff, from);
            }
            stretches.add(new Stretch(from, to, TIME.format(from.atZone(zone)),
                    to.equals(end) ? END_OF_DAY : TIME.format(to.atZone(zone)), price));
        }
        return new DayChart(day, zone.getId(), List.copyOf(stretches));
    }

    private static Instant nextChange(Collection<Assignment> assignments, List<Target> targets, Instant after) {
        return assignments.stream().filter(assignment -> targets.contains(assignment.target()))
                .map(Assignment::effectiveFrom).filter(after::isBefore).min(Instant::compareTo).orElse(Instant.MAX);
    }

    private static Price price(Assignment inForce, Tariff tariff, Instant at) {
        DayPeriod period = tariff.periodAt(at);
        return new Price(inForce.version().tariffId(), inForce.version().number(), inForce.target().scope(),
                tariff.planOn(LocalDate.ofInstant(at, tariff.zone())).map(DayPlan::name).orElse(null), period.band(),
                period.energyPrice().hundredThousandths(), period.servicePrice().hundredThousandths());
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
