package org.chargeledger.billing.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargeledger.billing.domain.Cases.TARIFF;
import static org.chargeledger.billing.domain.Cases.at;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chargeledger.rating.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Low balance")
class BalanceRuleTest {

    /** 1.10 yuan per kWh; last heard at 08:30 with 10 kWh, as a minute before; 7 kW. */
    private static final Session CHARGING = Cases.requested().after(List.of(Cases.started("08:00:30"),
            Cases.charging("08:29:00", 100_000), Cases.charging("08:30:00", 100_000)));

    @ParameterizedTest(name = "observed until {0} with {1} fen: {2}")
    @CsvSource({
            // A minute at 7 kW is 0.1166 kWh and 12.8 fen.
            "08:30:00, 1114, false",
            "08:30:00, 1113, true",
            "09:29:00, 1871, false",
            "09:29:00, 1870, true",
            "09:28:30, 1870, false",
            "10:29:00, 2641, false",
            "10:29:00, 2640, true"})
    @DisplayName("counts full power at the dearest price from the last word of the session to when a stop takes effect")
    void projects(String time, long fen, boolean stop) {
        assertThat(BalanceRule.usedUp(CHARGING, TARIFF, 7_000, new Money(fen), at(time))).isEqualTo(stop);
    }

    @ParameterizedTest(name = "{0} fen at {1} W: {2} s from now")
    @CsvSource({"1113, 7000, 0", "1114, 7000, 5", "1200, 7000, 404", "1305, 7000, 898", "1306, 7010, 900",
            "1306, 7000, ", "1200, 0, "})
    @DisplayName("tells when that will be, within the quarter of an hour in which a word of any pile comes")
    void foresees(long fen, long power, Long seconds) {
        Optional<Instant> from = BalanceRule.usedUpFrom(CHARGING, TARIFF, power, new Money(fen), at("08:30:00"));
        assertThat(from).isEqualTo(Optional.ofNullable(seconds).map(at("08:30:00")::plusSeconds));
        from.ifPresent(first -> {
            assertThat(BalanceRule.usedUp(CHARGING, TARIFF, power, new Money(fen), first)).isTrue();
            assertThat(BalanceRule.usedUp(CHARGING, TARIFF, power, new Money(fen), first.minusSeconds(1)))
                    .isEqualTo(seconds == 0);
        });
    }

    @ParameterizedTest(name = "after {0} of {1} tenths of a Wh, at {2} W: {3}")
    @CsvSource({
            // From 08:00:30 to 08:31:00 a pile of 200 kW delivers 101.6666 kWh.
            "1, 1016666, 200000, true",
            "1, 1016667, 200000, false",
            "2, 1030000, 200000, true",
            "1, 9000000, 7000,   false",
            "2, 9000000, 7000,   true",
            "1, 9000000, 0,      true"})
    @DisplayName("believes one reading of what the pile can have delivered, two of more, and any where its power is "
            + "not known")
    void strayReading(int frames, long energy, long power, boolean stop) {
        Session session = CHARGING.after(Cases.charging("08:31:00", energy));
        session = frames == 1 ? session : session.after(Cases.charging("08:31:01", energy));
        assertThat(BalanceRule.usedUp(session, TARIFF, power, new Money(11_000), at("08:31:00"))).isEqualTo(stop);
    }

    @Test
    @DisplayName("counts only what was seen where the power is not known, and nothing before it charges")
    void nothingToProject() {
        assertThat(BalanceRule.usedUp(CHARGING, TARIFF, 0, new Money(1_101), at("20:00:00"))).isFalse();
        assertThat(BalanceRule.usedUp(Cases.requested(), TARIFF, 7_000, Money.ZERO, at("20:00:00"))).isFalse();
    }

    @Test
    @DisplayName("goes on after one frame that says it is over, for it may be a stray one; a second one, or a record, "
            + "ends it")
    void over() {
        Session once = CHARGING.after(Cases.idle("08:40:00"));
        assertThat(BalanceRule.usedUp(once, TARIFF, 7_000, new Money(2_500), at("20:00:00"))).isTrue();
        assertThat(usedUp(once.after(Cases.idle("08:41:00")))).isFalse();
        assertThat(usedUp(CHARGING.after(Cases.unplugged("08:40:00")))).isTrue();
        assertThat(usedUp(CHARGING.after(Cases.unplugged("08:40:00")).after(Cases.unplugged("08:40:15")))).isFalse();
        assertThat(usedUp(CHARGING.after(List.of(offline("08:40:00"), offline("08:40:15"))))).isFalse();
        assertThat(usedUp(CHARGING.after(Cases.record("08:40:05", "08:00:30", "08:40:00", 100_000)))).isFalse();
        assertThat(usedUp(once.after(Cases.charging("08:41:00", 110_000)))).isTrue();
    }

    /** Its pile cannot reach the connector, but tells that nothing is plugged in. */
    private static Fact offline(String time) {
        return new Fact.Progressed(Fact.Progressed.Status.OFFLINE, false, 0, at(time));
    }

    private static boolean usedUp(Session session) {
        return BalanceRule.usedUp(session, TARIFF, 7_000, Money.ZERO, at("20:00:00"));
    }
}
