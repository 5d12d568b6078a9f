package org.chargeledger.billing.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chargeledger.rating.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The reserve")
class ReserveRuleTest {

    @ParameterizedTest(name = "wallet {0} fen: reserve {1} fen")
    @CsvSource({"0, ", "499, ", "500, 500", "2999, 2999", "3000, 3000", "3001, 3000", "100000, 3000"})
    @DisplayName("starts with 30 yuan, or with what is there from 5 yuan on")
    void atStart(long wallet, Long reserve) {
        assertThat(ReserveRule.atStart(new Money(wallet)).map(Money::fen).orElse(null)).isEqualTo(reserve);
    }

    @ParameterizedTest(name = "reserved {0}, owed {1}, wallet {2}: grows by {3} fen")
    @CsvSource({
            "3000, 2000, 9999, 0",
            "3005, 2005, 9999, 0",
            "3000, 2001, 9999, 1000",
            "3000, 2999, 9999, 1000",
            "3000, 3000, 9999, 1000",
            "3000, 3001, 9999, 2000",
            "3000, 3001, 1500, 1500",
            "3000, 3001, 0,    0",
            "555,  0,    9999, 445",
            "0,    0,    9999, 1000"})
    @DisplayName("stays ten yuan ahead of what is owed, in steps of ten yuan, as far as the wallet goes")
    void growth(long reserved, long owed, long wallet, long growth) {
        assertThat(ReserveRule.growth(new Money(reserved), new Money(owed), new Money(wallet)))
                .isEqualTo(new Money(growth));
    }

    @Test
    @DisplayName("counts energy on which two readings agree at the dearest price, and idle minutes as they pass")
    void owedSoFar() {
        Session session = Cases.requested().after(List.of(Cases.charging("08:29:00", 100_000),
                Cases.charging("08:30:00", 100_000), Cases.charging("08:31:00", 9_000_000)));
        assertThat(SessionMoney.owedSoFar(session.observation(), true, Cases.TARIFF)).isEqualTo(Money.ofYuan("11"));

        Session idling = session.after(List.of(Cases.idle("09:00:00"), Cases.idle("09:25:00")));
        assertThat(SessionMoney.owedSoFar(idling.observation(), true, Cases.TARIFF)).isEqualTo(Money.ofYuan("19"));
        assertThat(SessionMoney.owedSoFar(Observation.NOTHING, true, Cases.TARIFF)).isEqualTo(Money.ZERO);
    }
}
