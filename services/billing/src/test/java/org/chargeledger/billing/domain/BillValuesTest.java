package org.chargeledger.billing.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargeledger.billing.domain.Cases.at;
import static org.chargeledger.billing.domain.Cases.requested;

import java.util.List;
import java.util.Map;
import org.chargeledger.rating.Band;
import org.chargeledger.rating.Energy;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The values of a bill")
class BillValuesTest {

    @ParameterizedTest(name = "{0} to {1}, {2} tenths of a Wh in {3}, unplugged {4}: {5}")
    @CsvSource({
            "08:00:00, 09:00:00, 10, PEAK, 09:10:00, true",
            "08:00:00, 09:00:00, 10, PEAK, 10:00:00, true",
            "08:00:01, 09:00:00, 10, PEAK, 09:10:00, false",
            "08:00:00, 09:00:01, 10, PEAK, 09:10:00, false",
            "08:00:00, 09:00:00, 11, PEAK, 09:10:00, false",
            "08:00:00, 09:00:00, 10, FLAT, 09:10:00, false"})
    @DisplayName("are measured alike where times of charging and energy are; of the plug-out a record says nothing")
    void measuredAs(String from, String to, long energy, Band band, String unplugged, boolean same) {
        var one = new BillValues(at("08:00:00"), at("09:00:00"), at("09:10:00"), 10, Map.of(Band.PEAK, new Energy(10)),
                true, StopReason.FULL);
        var other = new BillValues(at(from), at(to), at(unplugged), energy, Map.of(band, new Energy(10)), false, null);
        assertThat(one.measuredAs(other)).isEqualTo(same);
    }

    @Test
    @DisplayName("are those of the record, and without one those that were seen; a band without energy is not named")
    void recordedOrSeen() {
        var facts = List.of(Cases.started("08:00:30"), Cases.charging("08:01:00", 500), Cases.idle("08:30:00"),
                Cases.unplugged("09:10:00"), Cases.unplugged("09:10:15"));
        Session seen = requested().after(List.copyOf(facts));
        assertThat(BillValues.of(seen)).isEqualTo(new BillValues(at("08:01:00"), at("08:30:00"), at("09:10:00"), 500,
                Map.of(), true, null));

        Session recorded = seen.after(Cases.record("09:00:05", "08:00:00", "09:00:00", 700));
        assertThat(BillValues.of(recorded)).isEqualTo(new BillValues(at("08:00:00"), at("09:00:00"), at("09:10:00"),
                700, Map.of(Band.PEAK, new Energy(700), Band.FLAT, Energy.ZERO), true, StopReason.FULL));
        assertThat(BillValues.of(requested().after(Cases.unplugged("08:10:00"))).serviceEndedAt()).isNull();
    }

    @Test
    @DisplayName("of a held bill go on being observed, those of any other bill stay")
    void heldIsObserved() {
        Session session = requested().after(List.of(Cases.started("08:00:30"), Cases.charging("08:05:00", 500)));
        var old = new BillValues(null, null, null, 0, Map.of(), true, null);
        assertThat(Cases.current(1, BillState.HELD, old, Fees.NONE, null).valuesNow(session))
                .isEqualTo(BillValues.of(session));
        assertThat(Cases.current(1, BillState.RATED, old, Fees.NONE, null).valuesNow(session)).isEqualTo(old);
    }
}
