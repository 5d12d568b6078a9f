package org.chargeledger.tariff.domain;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.chargeledger.rating.Band;
import org.chargeledger.rating.DayPeriod;
import org.chargeledger.rating.IdleFee;
import org.chargeledger.rating.Money;
import org.chargeledger.rating.Tariff;
import org.chargeledger.rating.TariffVersion;
import org.chargeledger.rating.UnitPrice;

/** A version that is in force or will be; what is stored, published and served is this, and it never changes. */
public record PublishedVersion(String operatorId, String tariffId, int version, String name, String zoneId,
        Instant effectiveFrom, List<String> stationIds, String modelNo, List<Period> periods, Idle idleFee) {

    /** Prices in 0.00001 yuan per kWh; {@code to} is excluded. */
    public record Period(String from, String to, Band band, long energyPriceHundredThousandths,
            long servicePriceHundredThousandths) {}

    /** No cap: {@code capFen} is absent. */
    public record Idle(long perMinuteFen, int freeMinutes, Long capFen) {}

    /** The draft must be without findings. */
    public static PublishedVersion of(VersionDraft draft, TariffVersion number, String operatorId, String name,
            String modelNo) {
        return new PublishedVersion(operatorId, number.tariffId(), number.number(), name, draft.zoneId(),
                draft.effectiveFrom(), draft.stationIds(), modelNo,
                draft.periods().stream().map(PublishedVersion::period).sorted(Comparator.comparing(Period::from)).toList(),
                Optional.ofNullable(draft.idleFee())
                        .map(fee -> new Idle(fee.perMinuteFen(), fee.freeMinutes(), fee.capFen())).orElse(null));
    }

    private static Period period(VersionDraft.Period draft) {
        return new Period(draft.from(), draft.to(), Band.valueOf(draft.band()), draft.energyPriceHundredThousandths(),
                draft.servicePriceHundredThousandths());
    }

    /** The same version as rating knows it. */
    public Tariff toTariff() {
        return new Tariff(new TariffVersion(tariffId, version), ZoneId.of(zoneId),
                periods.stream().map(period -> DayPeriod.of(period.from(), period.to(), period.band(),
                        new UnitPrice(period.energyPriceHundredThousandths()),
                        new UnitPrice(period.servicePriceHundredThousandths()))).toList(),
                Optional.ofNullable(idleFee).map(fee -> new IdleFee(new Money(fee.perMinuteFen()), fee.freeMinutes(),
                        Optional.ofNullable(fee.capFen()).map(Money::new))));
    }
}
