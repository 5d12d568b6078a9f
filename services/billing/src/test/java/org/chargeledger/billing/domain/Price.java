package org.chargeledger.billing.domain;

import static org.chargeledger.billing.domain.Cases.TARIFF;

import java.util.List;
import java.util.Optional;
import org.chargeledger.rating.Band;
import org.chargeledger.rating.DayPeriod;
import org.chargeledger.rating.IdleFee;
import org.chargeledger.rating.Money;
import org.chargeledger.rating.Tariff;
import org.chargeledger.rating.TariffVersion;
import org.chargeledger.rating.UnitPrice;

/** Versions of the model's tariff, all of before the sessions were requested; of those known the last is in force. */
public enum Price {
    SHOWN(TARIFF),
    WITHOUT_THE_BAND(version(2, Band.FLAT, "0.50")),
    DEARER(version(3, Band.PEAK, "1.90")),
    /** A border of bands half an hour after the cars begin to charge. */
    TWO_BANDS(new Tariff(new TariffVersion("T", 4), TARIFF.zone(), List.of(
            DayPeriod.of("00:00", "16:30", Band.VALLEY, UnitPrice.ofYuan("0.30"), UnitPrice.ofYuan("0.20")),
            DayPeriod.of("16:30", "24:00", Band.PEAK, UnitPrice.ofYuan("0.76"), UnitPrice.ofYuan("0.34"))),
            TARIFF.idleFee()));

    private final Tariff tariff;

    Price(Tariff tariff) {
        this.tariff = tariff;
    }

    public Tariff tariff() {
        return tariff;
    }

    TariffVersion version() {
        return tariff.version();
    }

    private static Tariff version(int number, Band band, String energyYuan) {
        return new Tariff(new TariffVersion("T", number), TARIFF.zone(), List.of(DayPeriod.of("00:00", "24:00", band,
                UnitPrice.ofYuan(energyYuan), UnitPrice.ofYuan("0.40"))),
                Optional.of(new IdleFee(Money.ofYuan("1.00"), 30, Optional.of(Money.ofYuan("50.00")))));
    }
}
