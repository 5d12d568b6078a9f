package org.chargeledger.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Money, energy and prices")
class ValuesTest {

    @Test
    @DisplayName("keep every digit they are given, and refuse a finer one")
    void exactInput() {
        assertThat(Money.ofYuan("143.2")).isEqualTo(new Money(14_320));
        assertThat(Energy.ofKwh("3.0901")).isEqualTo(new Energy(30_901));
        assertThat(UnitPrice.ofYuan("0.76001")).isEqualTo(new UnitPrice(76_001));
        assertThatThrownBy(() -> Money.ofYuan("0.001")).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Energy.ofKwh("0.00001")).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> UnitPrice.ofYuan("0.000001")).isInstanceOf(ArithmeticException.class);
    }

    @Test
    @DisplayName("print in yuan and kWh")
    void print() {
        assertThat(new Money(14_660)).hasToString("CNY 146.60");
        assertThat(new Energy(30_900)).hasToString("3.0900 kWh");
        assertThat(new UnitPrice(76_000)).hasToString("0.76000");
        assertThat(new ExactAmount(2_348_400_000L)).hasToString("CNY 2.348400000");
        assertThat(DaySpan.of("22:00", "07:30")).hasToString("22:00–07:30");
        assertThat(DaySpan.of("00:00", "24:00")).hasToString("00:00–24:00");
        assertThat(DaySpan.of("22:00", "07:30").end()).isEqualTo("07:30");
        assertThat(DaySpan.of("22:00", "00:00").end()).isEqualTo("24:00");
    }

    @Test
    @DisplayName("add, subtract and compare")
    void arithmetic() {
        assertThat(new Money(5).plus(new Money(7)).minus(new Money(2))).isEqualTo(new Money(10));
        assertThat(new Money(5).min(new Money(7))).isEqualTo(new Money(5)).isLessThan(new Money(7));
        assertThat(new Energy(1)).isLessThan(new Energy(2));
        assertThat(new UnitPrice(1).plus(new UnitPrice(2))).isEqualTo(new UnitPrice(3)).isGreaterThan(new UnitPrice(2));
        assertThat(new Usage(Map.of(Band.PEAK, new Energy(3), Band.FLAT, new Energy(4)), Instant.EPOCH, Instant.EPOCH)
                .energy()).isEqualTo(new Energy(7));
    }

    @Test
    @DisplayName("round half a fen up, also below zero")
    void roundHalfUp() {
        assertThat(new ExactAmount(4_999_999).rounded()).isEqualTo(new Money(0));
        assertThat(new ExactAmount(5_000_000).rounded()).isEqualTo(new Money(1));
        assertThat(new ExactAmount(-5_000_000).rounded()).isEqualTo(new Money(0));
        assertThat(new ExactAmount(-5_000_001).rounded()).isEqualTo(new Money(-1));
    }
}
