package org.chargeledger.pileingest.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chargeledger.kit.event.EventJson;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A pile is written, and so claimed under an idempotency key,")
class PileTest {

    private static final ConnectorRating FIRST = new ConnectorRating("01", 40_000);
    private static final ConnectorRating SECOND = new ConnectorRating("02", 30_000);

    @Test
    @DisplayName("as it was before connectors had ratings, while none has one")
    void withoutRatings() {
        assertThat(pile(List.of())).isEqualTo(pile(null));
        assertThat(EventJson.write(pile(List.of()))).doesNotContain("connectorRatings");
    }

    @Test
    @DisplayName("alike in whichever order its connectors are rated")
    void inAnyOrder() {
        assertThat(pile(List.of(SECOND, FIRST))).isEqualTo(pile(List.of(FIRST, SECOND)))
                .isNotEqualTo(pile(List.of(FIRST)));
    }

    private static Pile pile(List<ConnectorRating> ratings) {
        return new Pile("zpd", "ST-108", "44030600210000200001", "44030600000001", "Winline", "DC-60", 60_000, ratings,
                List.of("01", "02"), true, null);
    }
}
