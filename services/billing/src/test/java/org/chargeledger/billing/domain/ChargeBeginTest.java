package org.chargeledger.billing.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargeledger.billing.domain.Cases.TARIFF;
import static org.chargeledger.billing.domain.Cases.at;
import static org.chargeledger.billing.domain.Cases.record;
import static org.chargeledger.billing.domain.Cases.requested;
import static org.chargeledger.billing.domain.Cases.started;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chargeledger.billing.domain.SessionCase.Happening;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The beginning of charging")
class ChargeBeginTest {

    @Test
    @DisplayName("is told once: when the start is told, or where it is not, when a second frame agrees")
    void toldToCharge() {
        Book book = Cases.bookWith(7_000, 3_000);
        assertThat(next(requested(), book, started("08:00:30")).happenings())
                .containsExactly(new Happening.ChargingBegan(at("08:00:30")));
        var lone = next(requested(), book, Cases.charging("08:00:40", 10));
        assertThat(lone.happenings()).isEmpty();
        assertThat(next(lone.session(), book, started("08:00:30")).happenings())
                .containsExactly(new Happening.ChargingBegan(at("08:00:30")));
        var second = next(lone.session(), book, Cases.charging("08:00:55", 20));
        assertThat(second.happenings()).containsExactly(new Happening.ChargingBegan(at("08:00:55")));
        assertThat(next(second.session(), book, started("08:00:30"), Cases.charging("08:01:10", 30)).happenings())
                .isEmpty();
    }

    /** One fact a minute, as {@link ChargeEndTest} has them. */
    @ParameterizedTest(name = "{0}: begins at {1}, ends at {2}")
    @CsvSource({
            "S,    1, ",
            "SCC,  1, ",
            "C,    , ",
            "CC,   2, ",
            "CCS,  2, ",
            "CS,   2, ",
            "CCII, 2, 4",
            // It is over, and then its start is told after all, or a frame that agrees comes.
            "RS,   , ",
            "CRS,  , 2",
            "CRCC, , 2",
            // A stray frame before the start is no end of anything.
            "CIS,  3, ",
            "CIIS, 4, 4"})
    @DisplayName("is never told after the end")
    void neverAfterEnd(String facts, Integer begin, Integer end) {
        var told = new ArrayList<String>();
        Session session = requested();
        for (int i = 1; i <= facts.length(); i++) {
            var step = ChargeEndTest.advance(session, TARIFF, ChargeEndTest.fact(facts.charAt(i - 1), i));
            session = step.session();
            for (Happening happening : step.happenings()) {
                told.add(happening.getClass().getSimpleName() + " " + i);
            }
        }
        var expected = new ArrayList<String>();
        if (begin != null) {
            expected.add("ChargingBegan " + begin);
        }
        if (end != null) {
            expected.add("ChargeEnded " + end);
        }
        assertThat(told).isEqualTo(expected);
    }

    @Test
    @DisplayName("is not told of a session that was lost, nor of one that failed among the same facts")
    void lostOrFailed() {
        Book book = Cases.bookWith(7_000, 3_000);
        Session held = requested().after(Cases.online("08:32:00", LostRuleTest.YESTERDAY));
        assertThat(next(held, book, started("08:00:30")).happenings()).isEmpty();
        var empty = record("08:01:00", "08:00:30", "08:00:30", 0, StopReason.START_FAILED);
        assertThat(next(requested(), book, started("08:00:30"), empty).happenings())
                .containsExactly(new Happening.StartFailed("START_FAILED", at("08:01:00")));
    }

    private static SessionCase.Step next(Session session, Book book, Fact... facts) {
        return SessionCase.advance(session, List.of(facts), Optional.of(TARIFF), Cases.WATCHED, book,
                facts[0].observedAt().toString(), at("08:01:00"));
    }
}
