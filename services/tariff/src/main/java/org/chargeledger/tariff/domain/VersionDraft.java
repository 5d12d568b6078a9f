package org.chargeledger.tariff.domain;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A version as staff asked for it, before anything is known to be right; anything may be absent. */
public record VersionDraft(String zoneId, Instant effectiveFrom, Targets targets, String modelNo, List<Period> periods,
        List<DayPlan> dayPlans, IdleFee idleFee, boolean zeroPricesConfirmed, boolean deepValleyConfirmed) {

    /**
     * What gets the version, and what loses its own tariff; where the whole operator does, nothing holds at stations
     * without one of their own.
     */
    public record Targets(List<String> stationIds, List<String> pileCodes, boolean wholeOperator,
            List<String> withdrawnStationIds, List<String> withdrawnPileCodes, boolean withdrawnWholeOperator) {

        public static final Targets NONE = ofStations(List.of());

        public Targets {
            stationIds = orEmpty(stationIds);
            pileCodes = orEmpty(pileCodes);
            withdrawnStationIds = orEmpty(withdrawnStationIds);
            withdrawnPileCodes = orEmpty(withdrawnPileCodes);
        }

        /** The whole operator keeps what it has. */
        public Targets(List<String> stationIds, List<String> pileCodes, boolean wholeOperator,
                List<String> withdrawnStationIds, List<String> withdrawnPileCodes) {
            this(stationIds, pileCodes, wholeOperator, withdrawnStationIds, withdrawnPileCodes, false);
        }

        /** A station or pile as a list names it; where the list has a hole, without an id. */
        record Named(String at, Scope scope, String id) {

            Target target() {
                return new Target(scope, id);
            }
        }

        /** What each list names, in the order in which findings are told. */
        Stream<Named> named() {
            return Stream.of(named("/stationIds/", Scope.STATION, stationIds),
                    named("/withdrawnStationIds/", Scope.STATION, withdrawnStationIds),
                    named("/pileCodes/", Scope.PILE, pileCodes),
                    named("/withdrawnPileCodes/", Scope.PILE, withdrawnPileCodes)).flatMap(list -> list);
        }

        private static Stream<Named> named(String list, Scope scope, List<String> ids) {
            return IntStream.range(0, ids.size()).mapToObj(i -> new Named(list + i, scope, ids.get(i)));
        }

        Stream<Target> assigned() {
            return targets(stationIds, pileCodes, wholeOperator);
        }

        Stream<Target> withdrawn() {
            return targets(withdrawnStationIds, withdrawnPileCodes, withdrawnWholeOperator);
        }

        /** The stations that go by the operator's tariff get another, or none. */
        boolean concernsFollowers() {
            return wholeOperator || withdrawnWholeOperator;
        }

        private static Stream<Target> targets(List<String> stationIds, List<String> pileCodes, boolean wholeOperator) {
            return Stream.of(stationIds.stream().map(Target::station), pileCodes.stream().map(Target::pile),
                    wholeOperator ? Stream.of(Target.wholeOperator()) : Stream.<Target>empty()).flatMap(list -> list);
        }

        public static Targets ofStations(List<String> stationIds) {
            return new Targets(stationIds, List.of(), false, List.of(), List.of());
        }
    }

    /** Prices in 0.00001 yuan per kWh; times as HH:mm of the zone, 24:00 for the end of the day. */
    public record Period(String from, String to, String band, Long energyPriceHundredThousandths,
            Long servicePriceHundredThousandths) {}

    /** Dates as yyyy-MM-dd, weekdays as MONDAY … SUNDAY. */
    public record DayPlan(String name, List<String> dates, List<Season> seasons, List<String> weekdays,
            List<Period> periods) {

        public DayPlan {
            dates = orEmpty(dates);
            seasons = orEmpty(seasons);
            weekdays = orEmpty(weekdays);
            periods = orEmpty(periods);
        }
    }

    /** Days of every year as MM-dd, both included. */
    public record Season(String from, String to) {}

    public record IdleFee(Long perMinuteFen, Integer freeMinutes, Long capFen, List<Span> quietHours) {

        public IdleFee {
            quietHours = orEmpty(quietHours);
        }

        /** Whoever idles pays nothing. */
        boolean free() {
            return Long.valueOf(0).equals(perMinuteFen) || Long.valueOf(0).equals(capFen);
        }
    }

    /** Times as HH:mm of the zone, 24:00 for the end of the day. */
    public record Span(String from, String to) {}

    public VersionDraft {
        targets = targets == null ? Targets.NONE : targets;
        periods = orEmpty(periods);
        dayPlans = orEmpty(dayPlans);
    }

    VersionDraft with(Instant from, Targets wanted) {
        return new VersionDraft(zoneId, from, wanted, null, periods, dayPlans, idleFee, zeroPricesConfirmed,
                deepValleyConfirmed);
    }

    /** Nobody confirmed that idling shall be free. */
    VersionDraft withIdleFee(IdleFee fee) {
        return new VersionDraft(zoneId, effectiveFrom, targets, modelNo, periods, dayPlans, fee,
                zeroPricesConfirmed && (fee == null || !fee.free()), deepValleyConfirmed);
    }

    VersionDraft withPricesRaised(long energyStep, long serviceStep) {
        return new VersionDraft(zoneId, effectiveFrom, targets, modelNo, raised(periods, energyStep, serviceStep),
                dayPlans.stream().map(plan -> new DayPlan(plan.name(), plan.dates(), plan.seasons(), plan.weekdays(),
                        raised(plan.periods(), energyStep, serviceStep))).toList(),
                idleFee, zeroPricesConfirmed && !becomesFree(energyStep, serviceStep), deepValleyConfirmed);
    }

    /** What was free before was confirmed; nobody meant another price to become so. */
    private boolean becomesFree(long energyStep, long serviceStep) {
        return allPeriods().anyMatch(period -> period.energyPriceHundredThousandths() == -energyStep && energyStep != 0
                || period.servicePriceHundredThousandths() == -serviceStep && serviceStep != 0);
    }

    private Stream<Period> allPeriods() {
        return Stream.concat(periods.stream(), dayPlans.stream().flatMap(plan -> plan.periods().stream()));
    }

    /**
     * The draft that would publish the same prices and days again; zero prices and a deep valley were confirmed then.
     */
    public static VersionDraft of(PublishedVersion version) {
        List<Period> periods = periods(version.periods());
        List<DayPlan> dayPlans = version.dayPlans().stream().map(VersionDraft::dayPlan).toList();
        IdleFee idleFee = Optional.ofNullable(version.idleFee()).map(VersionDraft::idleFee).orElse(null);
        boolean free = Stream.concat(periods.stream(), dayPlans.stream().flatMap(plan -> plan.periods().stream()))
                .anyMatch(period -> period.energyPriceHundredThousandths() == 0
                        || period.servicePriceHundredThousandths() == 0)
                || idleFee != null && idleFee.free();
        return new VersionDraft(version.zoneId(), version.effectiveFrom(), Targets.NONE, null, periods, dayPlans,
                idleFee, free, true);
    }

    private static List<Period> raised(List<Period> periods, long energyStep, long serviceStep) {
        return periods.stream().map(period -> new Period(period.from(), period.to(), period.band(),
                period.energyPriceHundredThousandths() + energyStep,
                period.servicePriceHundredThousandths() + serviceStep)).toList();
    }

    private static List<Period> periods(List<PublishedVersion.Period> periods) {
        return periods.stream().map(period -> new Period(period.from(), period.to(), period.band().name(),
                period.energyPriceHundredThousandths(), period.servicePriceHundredThousandths())).toList();
    }

    private static DayPlan dayPlan(PublishedVersion.DayPlan plan) {
        return new DayPlan(plan.name(), plan.dates().stream().map(LocalDate::toString).toList(),
                plan.seasons().stream().map(season -> new Season(season.from(), season.to())).toList(),
                plan.weekdays().stream().map(DayOfWeek::name).toList(), periods(plan.periods()));
    }

    private static IdleFee idleFee(PublishedVersion.Idle fee) {
        return new IdleFee(fee.perMinuteFen(), fee.freeMinutes(), fee.capFen(),
                fee.quietHours().stream().map(span -> new Span(span.from(), span.to())).toList());
    }

    /** Elements may be null: what is wrong with them is a finding. */
    private static <T> List<T> orEmpty(List<T> list) {
        return list == null ? List.of() : list.stream().toList();
    }
}
