package org.chargeledger.rating;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A golden file: a tariff, a usage, the arithmetic by hand, and the whole bill that it makes. */
record GoldenBill(String about, List<String> arithmetic, TariffText tariff, UsageText usage, Expected bill) {

    record PeriodText(String from, String to, Band band, String energyPrice, String servicePrice) {

        DayPeriod toPeriod() {
            return Tariffs.period(from, to, band, energyPrice, servicePrice);
        }
    }

    record PlanText(String name, List<String> dates, List<List<String>> seasons, List<DayOfWeek> weekdays,
            List<PeriodText> periods) {

        DayPlan toPlan() {
            return new DayPlan(name, dates.stream().map(LocalDate::parse).collect(Collectors.toSet()),
                    seasons.stream().map(season -> new Season(MonthDay.parse("--" + season.get(0)),
                            MonthDay.parse("--" + season.get(1)))).toList(),
                    Set.copyOf(weekdays), periods.stream().map(PeriodText::toPeriod).toList());
        }
    }

    record IdleText(String perMinute, int freeMinutes, String cap, List<List<String>> quietHours) {

        IdleFee toFee() {
            return new IdleFee(Money.ofYuan(perMinute), freeMinutes, Optional.ofNullable(cap).map(Money::ofYuan),
                    quietHours == null ? List.of()
                            : quietHours.stream().map(span -> DaySpan.of(span.get(0), span.get(1))).toList());
        }
    }

    record TariffText(String tariffId, int version, String zone, List<PeriodText> periods, List<PlanText> dayPlans,
            IdleText idleFee) {

        Tariff toTariff() {
            return new Tariff(new TariffVersion(tariffId, version), ZoneId.of(zone),
                    periods.stream().map(PeriodText::toPeriod).toList(),
                    dayPlans.stream().map(PlanText::toPlan).toList(),
                    Optional.ofNullable(idleFee).map(IdleText::toFee));
        }
    }

    record UsageText(Map<Band, String> energy, List<List<String>> samples, String chargeStart, String chargeEnd,
            String serviceEnd, boolean plugOutReported) {

        BillTimes times(Tariff tariff) {
            String start = samples == null ? chargeStart : samples.getFirst().getFirst();
            return new BillTimes(tariff, Optional.of(Instant.parse(start)), Instant.parse(chargeEnd),
                    Instant.parse(serviceEnd));
        }

        Usage toUsage(Tariff tariff) {
            BandSplit split = samples == null ? new BandSplit(energy.entrySet().stream().collect(Collectors.toMap(
                    Map.Entry::getKey, entry -> Energy.ofKwh(entry.getValue())))) : BandSplit.of(tariff,
                            samples.stream().map(sample -> new MeterSample(Instant.parse(sample.get(0)),
                                    Energy.ofKwh(sample.get(1)))).toList());
            return new Usage(split.energyByBand(), split.estimatedBands(), Instant.parse(chargeEnd),
                    Instant.parse(serviceEnd), plugOutReported);
        }
    }

    record Expected(List<Line> lines, Map<Component, Fee> fees, String total, List<String> zh, List<String> en) {}

    record Fee(String exact, String fee) {}

    record Line(Component component, Band band, BigDecimal quantity, String unit, String unitPrice, String amount,
            List<Remark> remarks) {

        Line {
            quantity = quantity.stripTrailingZeros();
        }

        static Line of(BillLine line) {
            boolean energy = line.unit() == BillLine.Unit.TENTH_WH;
            return new Line(line.component(), line.band().orElse(null),
                    BigDecimal.valueOf(line.quantity(), energy ? 4 : 0),
                    energy ? "KWH" : "MINUTE", line.unitPrice().toString(), line.amount().toString().substring(4),
                    line.remarks().stream().sorted().toList());
        }
    }

    List<BillLine> rate() {
        Tariff prices = tariff.toTariff();
        return Rating.rate(prices, usage.toUsage(prices));
    }

    BillTimes times() {
        return usage.times(tariff.toTariff());
    }
}
