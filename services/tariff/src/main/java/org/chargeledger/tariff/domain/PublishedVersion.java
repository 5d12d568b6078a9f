package org.chargeledger.tariff.domain;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.chargeledger.rating.Band;
import org.chargeledger.rating.DayPeriod;
import org.chargeledger.rating.DaySpan;
import org.chargeledger.rating.IdleFee;
import org.chargeledger.rating.Money;
import org.chargeledger.rating.Tariff;
import org.chargeledger.rating.TariffVersion;
import org.chargeledger.rating.UnitPrice;

/** A version that is in force or will be; what is stored, published and served is this, and it never changes. */
public record PublishedVersion(String operatorId, String tariffId, int version, String name, String zoneId,
        Instant effectiveFrom, List<String> stationIds, List<String> pileCodes, boolean wholeOperator,
        List<String> withdrawnStationIds, List<String> withdrawnPileCodes, boolean withdrawnWholeOperator,
        String modelNo, List<Period> periods, List<DayPlan> dayPlans, Idle idleFee) {

    /** Prices in 0.00001 yuan per kWh; {@code to} is excluded. */
    public record Period(String from, String to, Band band, long energyPriceHundredThousandths,
            long servicePriceHundredThousandths) {

        DayPeriod toDayPeriod() {
            return DayPeriod.of(from, to, band, new UnitPrice(energyPriceHundredThousandths),
                    new UnitPrice(servicePriceHundredThousandths));
        }
    }

    public record DayPlan(String name, List<LocalDate> dates, List<Season> seasons, List<DayOfWeek> weekdays,
            List<Period> periods) {

        org.chargeledger.rating.DayPlan toDayPlan() {
            return new org.chargeledger.rating.DayPlan(name, Set.copyOf(dates),
                    seasons.stream().map(Season::toSeason).toList(), Set.copyOf(weekdays), dayPeriods(periods));
        }
    }

    /** Days of every year as MM-dd, both included. */
    public record Season(String from, String to) {

        org.chargeledger.rating.Season toSeason() {
            return new org.chargeledger.rating.Season(MonthDay.parse("--" + from), MonthDay.parse("--" + to));
        }
    }

    /** No cap: {@code capFen} is absent. */
    public record Idle(long perMinuteFen, int freeMinutes, Long capFen, List<Span> quietHours) {

        public Idle {
            quietHours = orEmpty(quietHours);
        }

        IdleFee toIdleFee() {
            return new IdleFee(new Money(perMinuteFen), freeMinutes, Optional.ofNullable(capFen).map(Money::new),
                    quietHours.stream().map(span -> DaySpan.of(span.from(), span.to())).toList());
        }
    }

    /** {@code to} is excluded. */
    public record Span(String from, String to) {}

    /** Versions that were published before a list existed do not have it. */
    public PublishedVersion {
        stationIds = orEmpty(stationIds);
        pileCodes = orEmpty(pileCodes);
        withdrawnStationIds = orEmpty(withdrawnStationIds);
        withdrawnPileCodes = orEmpty(withdrawnPileCodes);
        dayPlans = orEmpty(dayPlans);
    }

    /** The draft must be without findings. */
    public static PublishedVersion of(VersionDraft draft, TariffVersion number, String operatorId, String name,
            String modelNo) {
        VersionDraft.Targets targets = draft.targets();
        return new PublishedVersion(operatorId, number.tariffId(), number.number(), name, draft.zoneId(),
                draft.effectiveFrom(), targets.stationIds(), targets.pileCodes(), targets.wholeOperator(),
                targets.withdrawnStationIds(), targets.withdrawnPileCodes(), targets.withdrawnWholeOperator(), modelNo,
                periods(draft.periods()),
                draft.dayPlans().stream().map(PublishedVersion::dayPlan).toList(),
                Optional.ofNullable(draft.idleFee()).map(PublishedVersion::idle).orElse(null));
    }

    public TariffVersion number() {
        return new TariffVersion(tariffId, version);
    }

    /** From when on which target has this version, or no tariff of its own any more. */
    public List<Assignment> assignments() {
        var targets = new VersionDraft.Targets(stationIds, pileCodes, wholeOperator, withdrawnStationIds,
                withdrawnPileCodes, withdrawnWholeOperator);
        return Stream.concat(
                targets.assigned().map(target -> new Assignment(target, effectiveFrom, number(), false)),
                targets.withdrawn().map(target -> new Assignment(target, effectiveFrom, number(), true))).toList();
    }

    /** The same version as rating knows it. */
    public Tariff toTariff() {
        return new Tariff(number(), ZoneId.of(zoneId), dayPeriods(periods),
                dayPlans.stream().map(DayPlan::toDayPlan).toList(), Optional.ofNullable(idleFee).map(Idle::toIdleFee));
    }

    private static List<DayPeriod> dayPeriods(List<Period> periods) {
        return periods.stream().map(Period::toDayPeriod).toList();
    }

    private static List<Period> periods(List<VersionDraft.Period> draft) {
        return draft.stream().map(period -> new Period(period.from(), period.to(), Band.valueOf(period.band()),
                period.energyPriceHundredThousandths(), period.servicePriceHundredThousandths()))
                .sorted(Comparator.comparing(Period::from)).toList();
    }

    private static DayPlan dayPlan(VersionDraft.DayPlan draft) {
        return new DayPlan(draft.name(), draft.dates().stream().map(LocalDate::parse).sorted().toList(),
                draft.seasons().stream().map(season -> new Season(season.from(), season.to())).toList(),
                draft.weekdays().stream().map(DayOfWeek::valueOf).sorted().toList(), periods(draft.periods()));
    }

    private static Idle idle(VersionDraft.IdleFee draft) {
        return new Idle(draft.perMinuteFen(), draft.freeMinutes(), draft.capFen(),
                draft.quietHours().stream().map(span -> new Span(span.from(), span.to())).toList());
    }

    private static <T> List<T> orEmpty(List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
