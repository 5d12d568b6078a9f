package org.chargeledger.billing.domain.view;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.chargeledger.rating.Band;
import org.chargeledger.rating.DayPeriod;
import org.chargeledger.rating.DaySpan;
import org.chargeledger.rating.IdleFee;
import org.chargeledger.rating.Language;
import org.chargeledger.rating.Money;
import org.chargeledger.rating.PriceText;
import org.chargeledger.rating.Tariff;

/**
 * What a tariff version takes, as a driver is shown it: the periods of the local day of {@code at}, by the clock of
 * {@code zoneId}, which bills of the version go by too. {@code idleFee} is null where none is taken; the texts say so.
 */
public record ShownPrice(String tariffId, int tariffVersion, String zoneId, Instant at, LocalDate day,
        List<Period> periods, Idle idleFee, String idleFeeZh, String idleFeeEn) {

    /**
     * HH:mm, {@code to} may be 24:00 and, where it is before {@code from}, is of the next day. Prices in 0.00001 yuan
     * per kWh, {@code perKwh…} is both together. {@code current}: it is the one in force.
     */
    public record Period(String from, String to, Band band, String bandZh, String bandEn,
            long energyPriceHundredThousandths, long servicePriceHundredThousandths, long perKwhHundredThousandths,
            boolean current) {

        private static Period of(DayPeriod period, boolean current) {
            return new Period(period.from().toString(), period.span().end(), period.band(),
                    PriceText.ofBand(period.band(), Language.ZH_CN), PriceText.ofBand(period.band(), Language.EN),
                    period.energyPrice().hundredThousandths(), period.servicePrice().hundredThousandths(),
                    period.perKwh().hundredThousandths(), current);
        }
    }

    /** Fen for each whole minute after the free ones, up to {@code capFen}, if there is one. */
    public record Idle(long perMinuteFen, int freeMinutes, Long capFen, List<Span> quietHours) {

        private static Idle of(IdleFee fee) {
            return new Idle(fee.perMinute().fen(), fee.freeMinutes(), fee.cap().map(Money::fen).orElse(null),
                    fee.quietHours().stream().map(Span::of).toList());
        }
    }

    /** HH:mm of the local day, as in {@link Period}. */
    public record Span(String from, String to) {

        private static Span of(DaySpan span) {
            return new Span(span.from().toString(), span.end());
        }
    }

    /** No idle fee is taken at a pile that cannot report the plug-out, whatever the version says. */
    public static ShownPrice of(Tariff tariff, boolean plugOutReported, Instant at) {
        var local = LocalDateTime.ofInstant(at, tariff.zone());
        List<Period> periods = tariff.periodsOn(local.toLocalDate()).stream()
                .sorted(Comparator.comparing(DayPeriod::from))
                .map(period -> Period.of(period, period.contains(local.toLocalTime()))).toList();
        Optional<IdleFee> fee = tariff.idleFee().filter(taken -> plugOutReported);
        return new ShownPrice(tariff.version().tariffId(), tariff.version().number(), tariff.zone().getId(), at,
                local.toLocalDate(), periods, fee.map(Idle::of).orElse(null),
                idleText(fee, plugOutReported, Language.ZH_CN), idleText(fee, plugOutReported, Language.EN));
    }

    private static String idleText(Optional<IdleFee> fee, boolean plugOutReported, Language language) {
        return fee.map(taken -> PriceText.ofIdleFee(taken, language))
                .orElseGet(() -> PriceText.ofNoIdleFee(plugOutReported, language));
    }
}
