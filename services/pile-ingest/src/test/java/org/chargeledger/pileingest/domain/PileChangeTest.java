package org.chargeledger.pileingest.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chargeledger.pileingest.domain.PileChange.Kind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An edit of a station's piles")
class PileChangeTest {

    static final Pile PILE = pile("ST-108", "44030600000001", "DC-120");

    @Test
    @DisplayName("that says what was said before changes nothing")
    void same() {
        assertThat(PileChange.between(List.of(PILE), List.of(PILE))).isEmpty();
    }

    @Test
    @DisplayName("registers, changes, moves and removes piles; only a move, a removal and a new protocol id end a connection")
    void kinds() {
        assertThat(only(null, PILE)).isEqualTo(new PileChange(Kind.REGISTERED, null, PILE));
        Pile renamed = pile("ST-108", "44030600000001", "DC-180");
        assertThat(only(PILE, renamed)).isEqualTo(new PileChange(Kind.CHANGED, PILE, renamed));
        assertThat(only(PILE, renamed).endsConnection()).isFalse();
        Pile renumbered = pile("ST-108", "44030600000002", "DC-120");
        assertThat(only(PILE, renumbered).kind()).isEqualTo(Kind.CHANGED);
        assertThat(only(PILE, renumbered).endsConnection()).isTrue();
        Pile moved = pile("ST-SG", "44030600000001", "DC-120");
        assertThat(only(PILE, moved)).isEqualTo(new PileChange(Kind.MOVED, PILE, moved));
        assertThat(only(PILE, moved).endsConnection()).isTrue();
        assertThat(only(PILE, null)).isEqualTo(new PileChange(Kind.REMOVED, PILE, null));
        assertThat(only(PILE, null).endsConnection()).isTrue();
    }

    @Test
    @DisplayName("switches an idle fee where a known pile, wherever it stands, begins or ceases to report its plug-out")
    void switchesIdleFee() {
        assertThat(only(PILE, silent(PILE)).switchesIdleFee()).isTrue();
        assertThat(only(silent(PILE), PILE).switchesIdleFee()).isTrue();
        assertThat(only(PILE, silent(pile("ST-SG", "44030600000001", "DC-120"))).switchesIdleFee()).isTrue();
        assertThat(only(PILE, pile("ST-SG", "44030600000001", "DC-120")).switchesIdleFee()).isFalse();
        assertThat(only(PILE, pile("ST-108", "44030600000001", "DC-180")).switchesIdleFee()).isFalse();
        assertThat(only(null, silent(PILE)).switchesIdleFee()).isFalse();
        assertThat(only(silent(PILE), null).switchesIdleFee()).isFalse();
    }

    private static Pile silent(Pile pile) {
        return new Pile(pile.operatorId(), pile.stationId(), pile.pileCode(), pile.protocolId(), pile.vendor(),
                pile.model(), pile.ratedPowerW(), null, pile.connectors(), false, pile.firmware());
    }

    private static PileChange only(Pile before, Pile after) {
        List<PileChange> changes = PileChange.between(before == null ? List.of() : List.of(before),
                after == null ? List.of() : List.of(after));
        assertThat(changes).hasSize(1);
        return changes.getFirst();
    }

    private static Pile pile(String stationId, String protocolId, String model) {
        return new Pile("zpd", stationId, "44030600210000200001", protocolId, "Winline", model, 120_000, null,
                List.of("01"), true, "2090104");
    }
}
