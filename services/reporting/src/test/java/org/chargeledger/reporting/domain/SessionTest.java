package org.chargeledger.reporting.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chargeledger.reporting.domain.Facts.charging;
import static org.chargeledger.reporting.domain.Facts.failed;
import static org.chargeledger.reporting.domain.Facts.held;
import static org.chargeledger.reporting.domain.Facts.rated;
import static org.chargeledger.reporting.domain.Facts.requested;
import static org.chargeledger.reporting.domain.Facts.settled;

import java.time.Duration;
import java.util.List;
import org.chargeledger.reporting.domain.Session.State;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A session in the statistics")
class SessionTest {

    @Test
    @DisplayName("stands as far as its events have told")
    void standsAsFarAsTold() {
        assertThat(requested().state()).isEqualTo(State.REQUESTED);
        assertThat(requested().merge(charging()).state()).isEqualTo(State.CHARGING);
        assertThat(requested().merge(failed()).state()).isEqualTo(State.FAILED);
        assertThat(requested().merge(rated(1)).state()).isEqualTo(State.RATED);
        assertThat(requested().merge(held(1, 1)).state()).isEqualTo(State.HELD);
        assertThat(requested().merge(settled(1)).state()).isEqualTo(State.SETTLED);
    }

    @Test
    @DisplayName("does not fall back when an earlier event comes late")
    void doesNotFallBack() {
        assertThat(settled(1).merge(rated(1)).merge(charging()).merge(requested()).state()).isEqualTo(State.SETTLED);
        assertThat(failed().merge(charging()).state()).isEqualTo(State.FAILED);
    }

    @Test
    @DisplayName("that charged although its start was reported as failed has charged")
    void chargedInSpiteOfFailure() {
        assertThat(failed().merge(settled(1)).state()).isEqualTo(State.SETTLED);
    }

    @ParameterizedTest(name = "failed {0} after the request, held after an hour: {1}")
    @CsvSource({"PT59M59S, HELD", "PT59M59.9999989S, HELD", "PT59M59.999999S, FAILED", "PT1H, FAILED", "PT1H1S, FAILED"})
    @DisplayName("that was held as lost has failed once that is known, but is held when it is lost after a failed start")
    void neverBegan(Duration failedAfter, State state) {
        assertThat(held(1, 1).merge(failed(failedAfter)).merge(failed()).state()).isEqualTo(state);
        assertThat(failed().merge(failed(failedAfter)).merge(held(1, 1)).state()).isEqualTo(state);
        assertThat(held(1, 1).merge(failed(failedAfter)).merge(settled(2)).state()).isEqualTo(State.SETTLED);
    }

    @Test
    @DisplayName("is no longer abnormal once its bill healed and was settled, but stays so while it is only rated")
    void healed() {
        assertThat(held(1, 1).merge(rated(1)).state()).isEqualTo(State.HELD);
        assertThat(held(1, 1).merge(rated(1)).merge(settled(1)).state()).isEqualTo(State.SETTLED);
    }

    @Test
    @DisplayName("counts under the latest judgement of its bill and the latest version of it")
    void latestCounts() {
        assertThat(held(2, 1).merge(held(1, 2)).hold().findings()).extracting(Hold.Finding::code).containsExactly(1);
        assertThat(held(1, 2).merge(held(2, 1)).hold().findings()).extracting(Hold.Finding::code).containsExactly(1);
        assertThat(settled(2).merge(settled(1)).bill().version()).isEqualTo(2);
        assertThat(settled(1).merge(rated(2)).bill()).isEqualTo(settled(1).bill());
        assertThat(settled(1).merge(rated(2)).merge(settled(2)).bill().version()).isEqualTo(2);
    }

    @Test
    @DisplayName("belongs to the day on which its bill was first settled, whatever was corrected later")
    void firstSettled() {
        assertThat(settled(2).merge(settled(1)).firstSettledAt()).isEqualTo(settled(1).bill().settlement().settledAt());
        assertThat(settled(1).merge(settled(2)).firstSettledAt()).isEqualTo(settled(1).bill().settlement().settledAt());
        assertThat(rated(1).merge(held(1, 1)).firstSettledAt()).isNull();
    }

    @Test
    @DisplayName("never takes up facts of another")
    void neverAnother() {
        var place = requested().place();
        var other = new Session(new Session.Place(place.operatorId(), "20191016161822566096", place.stationId(),
                place.driverId(), place.pileCode(), place.connectorNo()), null, null, null, null, null);

        assertThatThrownBy(() -> requested().merge(other)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("tells the same whatever order its events come in and however often")
    void sameInEveryOrder() {
        var inOrder = requested().merge(charging()).merge(held(2, 1)).merge(held(1, 2)).merge(rated(1)).merge(settled(1));
        var events = List.of(settled(1), held(1, 2), requested(), rated(1), held(2, 1), charging(), settled(1));

        assertThat(events.stream().reduce(Session::merge)).contains(inOrder);
        assertThat(events.reversed().stream().reduce(Session::merge)).contains(inOrder);
    }
}
