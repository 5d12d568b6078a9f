package org.chargeledger.billing.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargeledger.billing.domain.Cases.at;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.chargeledger.rating.Band;
import org.chargeledger.rating.DayPeriod;
import org.chargeledger.rating.Energy;
import org.chargeledger.rating.Tariff;
import org.chargeledger.rating.TariffVersion;
import org.chargeledger.rating.UnitPrice;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Energy known at some moments only")
class BandSplitTest {

    /** Valley until 17:00 in Shanghai, which is 09:00 in the times of these tests; peak after it. */
    static final Tariff TARIFF = new Tariff(new TariffVersion("T", 1), ZoneId.of("Asia/Shanghai"), List.of(
            DayPeriod.of("00:00", "17:00", Band.VALLEY, UnitPrice.ofYuan("0.30"), UnitPrice.ofYuan("0.20")),
            DayPeriod.of("17:00", "24:00", Band.PEAK, UnitPrice.ofYuan("0.76"), UnitPrice.ofYuan("0.34"))),
            Optional.empty());

    @Test
    @DisplayName("is spread over the bands by time: 30 of 40 minutes before the border are three quarters of it")
    void evenly() {
        assertThat(BandSplit.evenly(TARIFF, at("08:30:00"), at("09:10:00"), 40_000))
                .isEqualTo(Map.of(Band.VALLEY, new Energy(30_000), Band.PEAK, new Energy(10_000)));
    }

    @Test
    @DisplayName("follows the register where it was read, and what it held at first belongs to that moment")
    void along() {
        var register = new TreeMap<Instant, Long>(Map.of(at("08:50:00"), 100L, at("09:00:00"), 5_100L,
                at("09:30:00"), 6_100L));
        assertThat(BandSplit.along(TARIFF, register))
                .isEqualTo(Map.of(Band.VALLEY, new Energy(5_100), Band.PEAK, new Energy(1_000)));
    }

    @Property(tries = 300)
    @Label("lands in exactly one band each: the bands always hold all of it")
    void nothingLost(@ForAll @LongRange(min = 1, max = 100_000_000) long energy,
            @ForAll @LongRange(min = 1, max = 86_400) long seconds, @ForAll @LongRange(max = 86_400) long from) {
        Instant start = at("00:00:00").plusSeconds(from);
        var bands = BandSplit.evenly(TARIFF, start, start.plusSeconds(seconds), energy);
        assertThat(bands.values().stream().mapToLong(Energy::tenthWh).sum()).isEqualTo(energy);
    }
}
