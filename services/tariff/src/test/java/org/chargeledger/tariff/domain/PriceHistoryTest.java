package org.chargeledger.tariff.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.chargeledger.tariff.domain.Drafts.NOW;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.chargeledger.rating.TariffVersion;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The price history of a place")
class PriceHistoryTest {

    private static final Target OPERATOR = Target.wholeOperator();
    private static final Target STATION = Target.station("ST-108");
    private static final Target PILE = Target.pile("44030600210000200001");

    @Test
    @DisplayName("says from when to when which version held, latest first, and by what it is assigned to")
    void stretches() {
        var everywhere = at(0, OPERATOR, 1, false);
        var own = at(2, STATION, 2, false);
        var next = at(3, STATION, 3, false);

        assertThat(history(Target.ofStation("ST-108"), everywhere, own, next)).containsExactly(
                stretch(3, null, next), stretch(2, 3, own), stretch(0, 2, everywhere));
        assertThat(history(Target.ofStation("ST-109"), everywhere)).containsExactly(stretch(0, null, everywhere));
        assertThat(history(Target.ofStation("ST-109"))).isEmpty();
    }

    @Test
    @DisplayName("goes on where another version starts that does not hold there, or that gave way before it took force")
    void goesOn() {
        var own = at(0, STATION, 2, false);
        var gaveWay = at(2, STATION, 3, false);
        var instead = at(2, STATION, 4, false);

        assertThat(history(Target.ofPile(PILE.id(), "ST-108"), own, at(1, OPERATOR, 1, false),
                at(3, PILE, 5, true))).containsExactly(stretch(0, null, own));
        assertThat(history(Target.ofStation("ST-108"), own, gaveWay, instead)).containsExactly(
                stretch(2, null, instead), stretch(0, 2, own));
    }

    @Test
    @DisplayName("comes back to what holds further away where a place gives up its own, or to nothing")
    void givenUp() {
        var everywhere = at(0, OPERATOR, 1, false);
        var own = at(1, PILE, 2, false);

        assertThat(history(Target.ofPile(PILE.id(), "ST-108"), everywhere, own, at(2, PILE, 3, true),
                at(3, OPERATOR, 4, true))).containsExactly(
                stretch(3, null, null), stretch(2, 3, everywhere), stretch(1, 2, own), stretch(0, 1, everywhere));
    }

    private static List<Tuple> history(List<Target> closestFirst, Assignment... assignments) {
        return PriceHistory.of(List.of(assignments), closestFirst).stream()
                .map(one -> tuple(one.from(), one.until(), one.holds())).toList();
    }

    private static Tuple stretch(int from, Integer until, Assignment holds) {
        return tuple(hour(from), until == null ? null : hour(until), Optional.ofNullable(holds));
    }

    private static Assignment at(int hour, Target target, int version, boolean withdrawn) {
        return new Assignment(target, hour(hour), new TariffVersion("T", version), withdrawn);
    }

    private static Instant hour(int hour) {
        return NOW.plusSeconds(hour * 3_600L);
    }
}
