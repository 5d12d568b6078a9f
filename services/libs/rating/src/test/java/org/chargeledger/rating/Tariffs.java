package org.chargeledger.rating;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Tariffs that tests name by what is special about them. */
final class Tariffs {

    static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    /** The plan of a real station: 0.80 yuan a minute after 15 free minutes. */
    static final IdleFee EIGHTY_FEN_AFTER_FIFTEEN_MINUTES = new IdleFee(new Money(80), 15, Optional.empty());

    private Tariffs() {}

    static Tariff caseOfOctober2019() {
        return tariff(Optional.of(EIGHTY_FEN_AFTER_FIFTEEN_MINUTES), period("00:00", "24:00", Band.FLAT, "0.76", "0.34"));
    }

    static Tariff peakAndValley() {
        return tariff(Optional.of(new IdleFee(new Money(50), 15, Optional.of(new Money(6000)))),
                period("07:00", "23:00", Band.PEAK, "1.20", "0.40"),
                period("23:00", "07:00", Band.VALLEY, "0.30", "0.40"));
    }

    static Tariff withoutIdleFee() {
        return tariff(Optional.empty(), period("00:00", "24:00", Band.FLAT, "0.76", "0.34"));
    }

    static Tariff tariff(Optional<IdleFee> idleFee, DayPeriod... periods) {
        return new Tariff(new TariffVersion("T-1", 3), SHANGHAI, List.of(periods), idleFee);
    }

    static DayPeriod period(String from, String to, Band band, String energyYuan, String serviceYuan) {
        return DayPeriod.of(from, to, band, UnitPrice.ofYuan(energyYuan), UnitPrice.ofYuan(serviceYuan));
    }
}
